import { route } from "@remix-run/route-config";

/** URLs: consultations, their phases and petitions. */
export const consultationsUrls = [
	route("consultations", "routes/public/consultations/list.tsx"),
	route("consultations/:slug", "routes/public/consultations/consultation.tsx"),
	route("admin/consultations", "routes/admin/consultations/list.tsx"),
	route("admin/consultations/new", "routes/admin/consultations/new.tsx"),
	route("admin/consultations/:consultationId", "routes/admin/consultations/show.tsx"),
	route("admin/consultations/:consultationId/edit", "routes/admin/consultations/edit.tsx"),
	route("admin/consultations/:consultationId/duplicate", "routes/admin/consultations/duplicate.ts"),
	route("admin/consultations/:consultationId/publish", "routes/admin/consultations/publish.ts"),
	route("admin/consultations/:consultationId/review", "routes/admin/consultations/review.tsx"),
	route("admin/consultations/:consultationId/annul", "routes/admin/consultations/annul.tsx"),
	route("admin/consultations/:consultationId/phases/new", "routes/admin/consultations/new-phase.tsx"),
	route("admin/phases/:phaseId", "routes/admin/consultations/edit-phase.tsx"),
	route("admin/phases/:phaseId/conditions", "routes/admin/consultations/conditions.tsx"),
	route("admin/phases/:phaseId/remove", "routes/admin/consultations/remove-phase.ts"),
	route("admin/phases/:phaseId/open", "routes/admin/consultations/open-phase.ts"),
	route("admin/phases/:phaseId/close", "routes/admin/consultations/close-phase.ts"),
	route("admin/phases/:phaseId/extend", "routes/admin/consultations/extend-phase.tsx"),
	...["suspend", "resume", "annul"].map((verb) =>
		route(`admin/phases/:phaseId/${verb}`, "routes/admin/consultations/interrupt-phase.tsx", { id: `phase-${verb}` }),
	),
];
