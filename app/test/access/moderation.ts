import type { AccessLines } from "./lines";

export const moderationAccess: AccessLines = {
	"/flag/:targetType/:targetId": "moderation.flag",
	"/moderation": "city.read",
	"/me/moderation/:caseId": "account.own",
	"/admin/moderation": "moderation.decide",
	"/admin/moderation/:caseId": "moderation.decide",
	"/admin/moderation/:caseId/appeal": "moderation.decide",
};
