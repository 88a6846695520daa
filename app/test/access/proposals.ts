import type { AccessLines } from "./lines";

export const proposalsAccess: AccessLines = {
	"/consultations/:slug/proposals": "city.read",
	"/consultations/:slug/proposals/new": "proposals.submit",
	"/consultations/:slug/proposals/map": "city.read",
	"/consultations/:slug/similar": "city.read",
	"/proposals/:proposalId": "city.read",
	"/proposals/:proposalId/edit": "proposals.submit",
	"/proposals/:proposalId/versions": "city.read",
	"/proposals/:proposalId/withdraw": "proposals.submit",
	"/proposals/:proposalId/support": "proposals.support",
	"/proposals/:proposalId/withdraw-support": "proposals.support",
	"/petitions": "city.read",
	"/admin/petitions": "petitions.answer",
	"/admin/petitions/:proposalId": "petitions.answer",
};
