import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { BarChart } from "~/ui/charts/BarChart";
import { Table } from "~/ui/Table";
import type { Question } from "../schema";
import type { Tally } from "../tally";

type Props = { question: Pick<Question, "id" | "label" | "type">; tally: Tally };

const useLabel = (type: Question["type"]) => {
	const { t } = useTranslation("surveys");
	return (label: string) =>
		type === "sentiment"
			? t(`sentiments.${Number(label) as 1}`)
			: type === "stars"
				? t("stars", { count: Number(label) })
				: type === "judgement"
					? t(`mentions.${label as "good"}`)
					: label;
};

const MatrixTable = ({
	question,
	tally,
}: {
	question: Props["question"];
	tally: Extract<Tally, { kind: "matrix" }>;
}) => {
	const { t } = useTranslation("surveys");
	const labelOf = useLabel(question.type);
	const isJudged = question.type === "judgement";
	const wordOf = (label: string) => (isJudged ? labelOf(label) : label);
	return (
		<Table
			caption={question.label}
			columns={[
				{ label: t("results.column") },
				...tally.columns.map(({ label }) => ({ label: wordOf(label), align: "end" as const })),
				...(isJudged ? [{ label: t("results.majority") }] : []),
			]}
			rows={tally.rows.map(({ id, label, counts, majority }) => ({
				id,
				cells: [label, ...counts, ...(isJudged ? [majority ? wordOf(majority) : "–"] : [])],
			}))}
		/>
	);
};

/** What the answers to a question add up to, as a chart with its table. */
export const TallyView = ({ question, tally }: Props) => {
	const { t } = useTranslation("surveys");
	const language = useLanguage();
	const labelOf = useLabel(question.type);
	const unit = t("results.unit");
	if (tally.kind === "texts")
		return (
			<section className="grid gap-2">
				<h3 className="text-subheading break-words">{question.label}</h3>
				<p className="text-soft">{t("results.texts", { count: tally.answered })}</p>
			</section>
		);
	return (
		<section className="grid gap-3">
			<h3 className="text-subheading break-words">{question.label}</h3>
			<p className="text-soft">
				{t("results.answered", { count: tally.answered })}{" "}
				{tally.kind === "numbers"
					? t("results.mean", { mean: formatNumber(language, tally.mean, { maximumFractionDigits: 1 }) })
					: null}
			</p>
			{tally.kind === "matrix" ? <MatrixTable question={question} tally={tally} /> : null}
			{tally.kind === "choices" || tally.kind === "numbers" ? (
				<BarChart
					title={question.label}
					unit={unit}
					rows={tally.rows.map(({ label, count }) => ({ label: labelOf(label), value: count }))}
				/>
			) : null}
			{tally.kind === "ranks" ? (
				<Table
					caption={question.label}
					columns={[
						{ label: t("results.option") },
						{ label: t("results.meanRank"), align: "end" },
						{ label: t("results.first"), align: "end" },
					]}
					rows={tally.rows.map(({ id, label, mean, count }) => ({
						id,
						cells: [label, formatNumber(language, mean, { maximumFractionDigits: 1 }), count],
					}))}
				/>
			) : null}
		</section>
	);
};
