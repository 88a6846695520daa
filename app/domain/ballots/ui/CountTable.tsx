import { useTranslation } from "react-i18next";
import { BarChart } from "~/ui/charts/BarChart";

export type CountLine = { id: string; title: string; votes: number; rank: number };

type Props = {
	lines: CountLine[];
	highlighted?: readonly string[];
	/** What highlighted lines have that the others have not. */
	legend?: { highlighted: string; others: string };
};

/** Votes of each option as bars, with their table. */
export const CountTable = ({ lines, highlighted = [], legend }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<BarChart
			title={t("count.chart")}
			unit={t("count.unit")}
			{...(legend ? { legend } : {})}
			rows={lines.map(({ id, title, votes, rank }) => ({
				label: title,
				value: votes,
				detail: t("count.rank", { count: rank, ordinal: true }),
				highlighted: highlighted.includes(id),
			}))}
		/>
	);
};
