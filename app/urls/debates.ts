import { route } from "@remix-run/route-config";

/** URLs: debates, comments and opinions. */
export const debatesUrls = [
	route("comments/new", "routes/public/debates/new-comment.tsx"),
	route("comments/:commentId", "routes/public/debates/thread.tsx"),
	route("comments/:commentId/edit", "routes/public/debates/edit-comment.tsx"),
	route("comments/:commentId/withdraw", "routes/public/debates/withdraw-comment.ts"),
	route("consultations/:slug/opinions", "routes/public/debates/opinions.tsx"),
	route("consultations/:slug/opinions/add", "routes/public/debates/add-statement.tsx"),
	route("consultations/:slug/opinions/statements", "routes/public/debates/statements.tsx"),
	route("consultations/:slug/text", "routes/public/debates/text.tsx"),
	route("passages/:passageId", "routes/public/debates/passage.tsx"),
	route("admin/phases/:phaseId/text", "routes/admin/debates/text-desk.tsx"),
	route("statements/vote", "routes/public/debates/vote-statement.ts"),
	route("admin/phases/:phaseId/statements", "routes/admin/debates/statements-desk.tsx"),
	route("admin/statements/:statementId/remove", "routes/admin/debates/remove-statement.ts"),
];
