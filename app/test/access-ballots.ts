import type { Act } from "~/domain/accounts/permissions";

/** The lines of `access.ts` for votes. */
export const ballotsAccess: Record<string, Act | { get?: Act; post?: Act }> = {
	"/consultations/:slug/vote": { get: "city.read", post: "ballots.cast" },
	"/consultations/:slug/vote/ballot": "ballots.cast",
	"/consultations/:slug/vote/erase": "ballots.cast",
	"/consultations/:slug/vote/compare": "city.read",
	"/consultations/:slug/vote/card": "ballots.cast",
	"/consultations/:slug/vote/promise": "city.read",
	"/consultations/:slug/vote/receipt": "city.read",
	"/consultations/:slug/vote/box": "city.read",
	"/consultations/:slug/vote/box/:file": "city.read",
	"/box/:voteId": "city.read",
	"/admin/phases/:phaseId/vote/bureau": "consultations.manage",
	"/admin/phases/:phaseId/vote/open-box": "consultations.manage",
	"/admin/phases/:phaseId/vote": "consultations.manage",
	"/consultations/:slug/vote/rules": "city.read",
	"/consultations/:slug/vote/results": "city.read",
	"/consultations/:slug/vote/results/:file": "city.read",
	"/admin/phases/:phaseId/vote/budget": "consultations.manage",
	"/admin/phases/:phaseId/vote/close": "consultations.manage",
	"/admin/phases/:phaseId/vote/count": "consultations.manage",
};
