import { route } from "@remix-run/route-config";

/** URLs: proposals and their supports. */
export const proposalsUrls = [
	route("consultations/:slug/proposals", "routes/public/proposals/list.tsx"),
	route("consultations/:slug/proposals/new", "routes/public/proposals/new.tsx"),
	route("consultations/:slug/proposals/map", "routes/public/proposals/map.ts"),
	route("consultations/:slug/similar", "routes/public/proposals/similar.ts"),
	route("proposals/:proposalId", "routes/public/proposals/proposal.tsx"),
	route("proposals/:proposalId/edit", "routes/public/proposals/edit.tsx"),
	route("proposals/:proposalId/versions", "routes/public/proposals/versions.tsx"),
	route("proposals/:proposalId/withdraw", "routes/public/proposals/withdraw.tsx"),
	route("proposals/:proposalId/support", "routes/public/proposals/support.ts"),
	route("proposals/:proposalId/withdraw-support", "routes/public/proposals/withdraw-support.ts"),
	route("proposals/:proposalId/files", "routes/public/proposals/files.tsx"),
	route("proposals/:proposalId/documents/:fileId", "routes/public/proposals/document.ts"),
	route("consultations/:slug/drafts", "routes/public/proposals/save-draft.ts"),
	route("me/drafts", "routes/account/proposals/drafts.tsx"),
	route("me/drafts/:draftId/drop", "routes/account/proposals/drop-draft.ts"),
	route("admin/phases/:phaseId/questions", "routes/admin/proposals/questions.tsx"),
	route("admin/questions/:questionId/retire", "routes/admin/proposals/retire-question.ts"),
	route("admin/questions/:questionId/raise", "routes/admin/proposals/raise-question.ts"),
	route("petitions", "routes/public/proposals/petitions.tsx"),
	route("admin/petitions", "routes/admin/proposals/petitions.tsx"),
	route("admin/petitions/:proposalId", "routes/admin/proposals/petition.tsx"),
];
