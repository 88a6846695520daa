import { route } from "@remix-run/route-config";

/** URLs: flags, decisions and appeals. */
export const moderationUrls = [
	route("flag/:targetType/:targetId", "routes/public/moderation/flag.tsx"),
	route("moderation", "routes/public/moderation/rules.tsx"),
	route("me/moderation/:caseId", "routes/account/moderation/own-case.tsx"),
	route("admin/moderation", "routes/admin/moderation/queue.tsx"),
	route("admin/moderation/:caseId", "routes/admin/moderation/case.tsx"),
	route("admin/moderation/:caseId/appeal", "routes/admin/moderation/appeal.tsx"),
];
