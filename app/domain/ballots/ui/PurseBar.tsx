import { useTranslation } from "react-i18next";
import { formatEuros, formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Meter } from "~/ui/Meter";
import { type Marked, spentByEnvelope } from "../paper";
import type { VoteRules } from "../schema";

type Props = { rules: VoteRules; ballot: Marked };

/** What is left to spend in each envelope this ballot touches: money, points or choices. Of no use without a limit. */
export const PurseBar = ({ rules, ballot }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const language = i18n.language as Language;
	const spent = spentByEnvelope(rules, ballot);
	const envelopes = rules.money?.envelopes ?? [{ id: "", title: t("paper.myPoints"), amount: 0 }];
	if (!["knapsack", "cumulative"].includes(rules.method)) return null;
	const touched = envelopes.filter(({ id }) => spent.has(id));
	const shown = touched.length > 0 ? touched : envelopes.slice(0, 1);
	return (
		<div className="mb-3 grid gap-2">
			{shown.map(({ id, title, amount }) => {
				const { cost, points } = spent.get(id) ?? { cost: 0, points: 0 };
				const isMoney = rules.method === "knapsack";
				const [used, most] = isMoney ? [cost, amount] : [points, rules.points ?? 0];
				const words = (value: number) => (isMoney ? formatEuros(language, value) : formatNumber(language, value));
				const text =
					used <= most
						? t("paper.left", { left: words(most - used), total: words(most) })
						: t("paper.over", { over: words(used - most) });
				return <Meter key={id} label={title} value={used} max={most} text={text} />;
			})}
		</div>
	);
};
