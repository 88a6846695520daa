import { useTranslation } from "react-i18next";
import { BarChart } from "~/ui/charts/BarChart";
import type { Activity } from "../schema";

/** What was said and done, in bars and their tables. */
export const ActivityCharts = ({ activity: { counts, themes, stances } }: { activity: Activity }) => {
	const { t } = useTranslation(["results", "debates"]);
	const kinds = (["proposals", "supports", "comments", "answers"] as const).filter((kind) => counts[kind] > 0);
	const said = (["for", "against", "neutral"] as const).filter((stance) => stances[stance] > 0);
	if (kinds.length === 0) return null;
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
			<BarChart
				title={t("charts.contributions")}
				rows={kinds.map((kind) => ({ label: t(`charts.${kind}`), value: counts[kind] }))}
			/>
			{themes.length > 1 ? (
				<BarChart
					title={t("charts.themes")}
					unit={t("charts.proposalsUnit")}
					rows={themes.map(({ theme, count }) => ({ label: theme, value: count }))}
				/>
			) : null}
			{said.length > 1 ? (
				<BarChart
					title={t("charts.stances")}
					rows={said.map((stance) => ({ label: t(`debates:stances.${stance}`), value: stances[stance] }))}
				/>
			) : null}
		</div>
	);
};
