import type { Act } from "./permissions";

type DeskPage = {
	to: string;
	act: Act;
	name:
		| "consultations"
		| "petitions"
		| "assessments"
		| "meetings"
		| "channels"
		| "polls"
		| "works"
		| "reports"
		| "matters"
		| "posts"
		| "segments"
		| "campaigns"
		| "moderation"
		| "accounts"
		| "residence"
		| "duplicates"
		| "services"
		| "directory"
		| "retention"
		| "settings"
		| "map"
		| "photos";
};

/** What the staff's desk leads to; each person sees what their role allows. Texts: accounts.json, `desk.<name>`. */
export const deskPages: DeskPage[] = [
	{ to: "/admin/consultations", act: "consultations.manage", name: "consultations" },
	{ to: "/admin/channels", act: "channels.analyse", name: "channels" },
	{ to: "/admin/meetings", act: "meetings.manage", name: "meetings" },
	{ to: "/admin/petitions", act: "petitions.answer", name: "petitions" },
	{ to: "/admin/assessments", act: "assessments.write", name: "assessments" },
	{ to: "/admin/polls", act: "votes.officiate", name: "polls" },
	{ to: "/admin/reports", act: "reports.handle", name: "reports" },
	{ to: "/admin/photos", act: "reports.handle", name: "photos" },
	{ to: "/admin/works", act: "works.overview", name: "works" },
	{ to: "/admin/matters", act: "matters.count", name: "matters" },
	{ to: "/admin/posts", act: "posts.write", name: "posts" },
	{ to: "/admin/campaigns", act: "campaigns.write", name: "campaigns" },
	{ to: "/admin/segments", act: "segments.manage", name: "segments" },
	{ to: "/admin/moderation", act: "moderation.decide", name: "moderation" },
	{ to: "/admin/residence", act: "residence.check", name: "residence" },
	{ to: "/admin/duplicates", act: "people.merge", name: "duplicates" },
	{ to: "/admin/accounts", act: "accounts.manage", name: "accounts" },
	{ to: "/admin/services", act: "services.manage", name: "services" },
	{ to: "/admin/directory", act: "directory.manage", name: "directory" },
	{ to: "/admin/map", act: "reports.map", name: "map" },
	{ to: "/admin/retention", act: "retention.read", name: "retention" },
	{ to: "/admin/settings", act: "settings.change", name: "settings" },
];
