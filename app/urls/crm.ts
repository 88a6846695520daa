import { route } from "@remix-run/route-config";

/** URLs: preferences, segments and campaigns. */
export const crmUrls = [
	route("admin/channels", "routes/admin/crm/channels.tsx"),
	route("me/preferences", "routes/account/crm/preferences.tsx"),
	route("me/news/:campaignId", "routes/account/crm/why.tsx"),
	route("unsubscribe/:token", "routes/public/crm/unsubscribe.tsx"),
	route("admin/segments", "routes/admin/crm/segments.tsx"),
	route("admin/segments/edit", "routes/admin/crm/edit-segment.tsx"),
	route("admin/campaigns", "routes/admin/crm/campaigns.tsx"),
	route("admin/campaigns/new", "routes/admin/crm/new-campaign.tsx"),
	route("admin/campaigns/:campaignId", "routes/admin/crm/campaign.tsx"),
	route("admin/campaigns/:campaignId/test", "routes/admin/crm/test-campaign.ts"),
	route("admin/campaigns/:campaignId/move", "routes/admin/crm/move-campaign.ts"),
	route("admin/campaigns/:campaignId/letters", "routes/admin/crm/letters.tsx"),
	route("admin/elections", "routes/admin/crm/elections.tsx"),
	route("admin/elections/remove", "routes/admin/crm/remove-election.ts"),
	route("campaigns", "routes/public/crm/register.tsx"),
	route("open-data/campaigns.csv", "routes/public/open-data/campaigns-csv.ts"),
	route("me/phone", "routes/account/crm/phone.tsx"),
	route("me/phone/code", "routes/account/crm/phone-code.tsx"),
	route("me/phone/forget", "routes/account/crm/forget-phone.ts"),
	route("me/push", "routes/account/crm/push.ts"),
	route("me/push/stop", "routes/account/crm/stop-push.ts"),
];
