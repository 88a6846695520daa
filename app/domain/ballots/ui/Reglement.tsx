import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { DefinitionList } from "~/ui/DefinitionList";
import type { VoteRules } from "../schema";

type Props = { rules: VoteRules; rulesHash: string; startsAt: Date; endsAt: Date | null };

/** The rules of a vote in sentences, with the hash that freezes them. */
export const Reglement = ({ rules, rulesHash, startsAt, endsAt }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const language = i18n.language as Language;
	const moment = (date: Date) => formatDate(language, date, "moment");
	const dates = endsAt
		? t("rules.dates", { start: moment(startsAt), end: moment(endsAt) })
		: t("rules.datesOpen", { start: moment(startsAt) });
	return (
		<div className="grid gap-4">
			<DefinitionList
				items={[
					{ term: t("rules.when"), description: dates },
					{ term: t("rules.who"), description: t(`rules.eligibility.${rules.eligibility}`) },
					{ term: t("rules.how"), description: t("rules.upTo", { count: rules.limit }) },
					{ term: t("rules.change"), description: t("rules.changeable") },
					{ term: t("rules.count"), description: t("rules.counting") },
					{ term: t("rules.ties"), description: t(`rules.tie.${rules.tie}`) },
					{ term: t("rules.early"), description: t(`rules.earlyClose.${rules.earlyClose ? "yes" : "no"}`) },
					{ term: t("rules.seen"), description: t("rules.level.open") },
				]}
			/>
			<p className="text-[0.9375rem] text-soft">
				{t("rules.hash")} <code className="break-all">{rulesHash}</code>
			</p>
		</div>
	);
};
