import type { AccessLines } from "./lines";

export const crmAccess: AccessLines = {
	"/admin/channels": "channels.analyse",
	"/me/preferences": "preferences.own",
	"/me/news/:campaignId": "preferences.own",
	"/unsubscribe/:token": "preferences.leave",
	"/admin/segments": "segments.manage",
	"/admin/segments/edit": "segments.manage",
	"/admin/campaigns": "campaigns.write",
	"/admin/campaigns/new": "campaigns.write",
	"/admin/campaigns/:campaignId": "campaigns.write",
	"/admin/campaigns/:campaignId/test": "campaigns.write",
	"/admin/campaigns/:campaignId/move": "campaigns.write",
	"/me/push": "preferences.own",
	"/me/push/stop": "preferences.own",
};
