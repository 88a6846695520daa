import type { TFunction } from "i18next";

/** One file of texts per domain, «common» first: its keys need no prefix; others read `t("ballots:…")`. */
export const namespaces = [
	"common",
	"audit",
	"settings",
	"accounts",
	"identity",
	"residents",
	"directory",
	"channels",
	"consultations",
	"debates",
	"proposals",
	"surveys",
	"ballots",
	"issue-reports",
	"works",
	"moderation",
	"results",
	"matters",
	"crm",
	"open-data",
] as const;

export type Translate = TFunction<typeof namespaces>;
