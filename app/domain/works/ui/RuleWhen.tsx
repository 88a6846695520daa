import { useTranslation } from "react-i18next";
import type { Rule } from "../schema";

export type WhenNames = {
	categories: { code: string; name: string }[];
	areas: { id: string; name: string }[];
	answers: { value: string; label: string }[];
};

/** What a rule asks for, in a sentence. */
export const RuleWhen = ({ when, names }: { when: Rule["when"]; names: WhenNames }) => {
	const { t } = useTranslation("works");
	const labels = [
		when.categories.map((code) => names.categories.find((known) => known.code === code)?.name ?? code),
		when.areaIds.map((id) => names.areas.find((known) => known.id === id)?.name ?? "–"),
		when.answers.map((value) => names.answers.find((known) => known.value === value)?.label ?? value),
		when.channels.map((channel) => t(`channels.${channel as "web"}`)),
	];
	const said = labels.filter((list) => list.length > 0).map((list) => list.join(` ${t("rules.or")} `));
	return <>{said.length === 0 ? t("rules.always") : said.join(" · ")}</>;
};
