import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { BarChart } from "~/ui/charts/BarChart";
import { Section } from "~/ui/Page";
import { Table } from "~/ui/Table";
import type { Dimension, Group } from "../queries/overview.server";
import { shareOf } from "../rules/figures";

type Props = { by: Dimension; groups: Group[]; query: string };

const Figures = ({ by, groups }: Pick<Props, "by" | "groups">) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	const percent = (share: number | null) => (share === null ? "–" : formatPercent(language, share));
	return (
		<Table
			caption={t(`overview.by.${by}`)}
			hideCaption
			columns={[
				{ label: t(`overview.by.${by}`) },
				...(["filed", "open", "late", "fixed", "median", "kept", "confirmedShare"] as const).map((column) => ({
					label: t(`overview.columns.${column}`),
					align: "end" as const,
				})),
			]}
			rows={groups.map((group) => ({
				id: group.key,
				cells: [
					group.name,
					...[group.filed, group.open, group.late, group.fixed].map((count) => formatNumber(language, count)),
					group.median === null ? "–" : formatNumber(language, group.median, { maximumFractionDigits: 1 }),
					percent(group.kept),
					percent(shareOf(group.confirmed, group.answered)),
				],
			}))}
		/>
	);
};

/** Load and delays of one dimension: a chart of the load, a chart of the promise, all figures, and their file. */
export const GroupFigures = ({ by, groups, query }: Props) => {
	const { t } = useTranslation("works");
	const shown = groups.filter(({ filed, open }) => filed + open > 0).slice(0, 10);
	const timed = groups.filter((group): group is Group & { kept: number } => group.kept !== null).slice(0, 10);
	return (
		<Section
			title={t(`overview.by.${by}`)}
			actions={<a href={`/admin/works.csv?${new URLSearchParams(`${query}&by=${by}`)}`}>{t("overview.csv")}</a>}
		>
			<div className="grid gap-5 lg:grid-cols-2">
				<BarChart
					title={t("overview.load")}
					unit={t("overview.unitFiled")}
					rows={shown.map(({ name, filed, open, late }) => ({
						label: name,
						value: filed,
						detail: t("overview.openLate", { open, late }),
					}))}
				/>
				{timed.length > 0 ? (
					<BarChart
						title={t("overview.keptTitle")}
						unit="%"
						rows={timed.map(({ name, kept, median, fixed }) => ({
							label: name,
							value: Math.round(kept * 100),
							detail: t("overview.medianOf", { days: Math.round((median ?? 0) * 10) / 10, count: fixed }),
						}))}
					/>
				) : null}
			</div>
			<Figures by={by} groups={groups} />
		</Section>
	);
};
