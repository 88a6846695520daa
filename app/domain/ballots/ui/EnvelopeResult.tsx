import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { formatEuros, formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { BarChart } from "~/ui/charts/BarChart";
import { Disclosure } from "~/ui/Disclosure";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";
import type { EnvelopeOutcome } from "../count";
import type { Round } from "../counting/result";

type Words = { t: TFunction<"ballots">; language: Language };

const euros = (language: Language, value: unknown) => formatEuros(language, Math.round(Number(value ?? 0)));

/** To the cent: shares are rarely whole. */
const cents = (language: Language, value: unknown) =>
	formatNumber(language, Number(value ?? 0), { style: "currency", currency: "EUR", maximumFractionDigits: 2 });

/** Why a project was funded or not, in one sentence, from its round. */
export const whyText = (round: Round, { t, language }: Words): string => {
	const kind = String(round.outcome ?? round.step) as "funded";
	return t(`results.because.${kind}`, {
		...{ round: round.round, left: euros(language, round.left ?? round.supportersHaveLeft) },
		...{ cost: euros(language, round.cost), price: cents(language, round.price) },
		payers: formatNumber(language, Number(round.payingThePrice ?? 0)),
		poor: formatNumber(language, Number(round.givingAllTheyHaveLeft ?? 0)),
	});
};

type Props = { outcome: EnvelopeOutcome; titles: ReadonlyMap<string, string>; several: boolean };

const Projects = ({ outcome: { result, title }, titles, several }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const words = { t, language: i18n.language as Language };
	return (
		<Disclosure summary={t("results.roundsTitle")}>
			<Table
				caption={several ? `${t("results.roundsTitle")} – ${title}` : t("results.roundsTitle")}
				hideCaption
				columns={[
					{ label: t("results.project") },
					{ label: t("results.votes"), align: "end" },
					{ label: t("results.cost"), align: "end" },
					{ label: t("results.why") },
				]}
				rows={result.rounds.map((round) => {
					const id = String(round.project);
					const score = result.scores?.[id] ?? 0;
					return {
						id,
						cells: [
							titles.get(id) ?? id,
							formatNumber(words.language, Number(score)),
							euros(words.language, round.cost),
							whyText(round, words),
						],
					};
				})}
			/>
		</Disclosure>
	);
};

const Bars = ({ outcome: { result, title }, titles, several }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const language = i18n.language as Language;
	const costs = new Map(result.rounds.map((round) => [String(round.project), round.cost]));
	const lines = Object.entries(result.scores ?? {})
		.map(([id, score]) => ({ id, score: Number(score) }))
		.sort((a, b) => b.score - a.score);
	return (
		<BarChart
			title={several ? `${t("results.chart")} – ${title}` : t("results.chart")}
			legend={{ highlighted: t("results.won"), others: t("results.lost") }}
			rows={lines.map(({ id, score }) => ({
				label: titles.get(id) ?? id,
				value: score,
				detail: euros(language, costs.get(id)),
				highlighted: result.winners.includes(id),
			}))}
		/>
	);
};

/** One envelope: what it funds, its money, and why each project won or lost. */
export const EnvelopeResult = (props: Props) => {
	const { outcome, titles, several } = props;
	const { t, i18n } = useTranslation("ballots");
	const language = i18n.language as Language;
	const { result, amount, carried, ballots, withdrawn } = outcome;
	const spent = Number(result.cost ?? 0);
	const title = (id: string) => titles.get(id) ?? id;
	return (
		<Section title={several ? outcome.title : t("results.winnersTitle")}>
			<StatGrid>
				<Stat label={t("results.funded")} value={formatNumber(language, result.winners.length)} />
				<Stat label={t("results.amount")} value={formatEuros(language, amount + carried)} />
				<Stat label={t("results.spent")} value={formatEuros(language, spent)} />
				<Stat label={t("results.ballots")} value={formatNumber(language, ballots)} />
			</StatGrid>
			{carried > 0 ? <p>{t("results.carried", { amount: formatEuros(language, carried) })}</p> : null}
			{result.winners.length > 0 ? (
				<ol className="grid list-decimal gap-1 ps-6">
					{result.winners.map((id) => (
						<li key={id}>
							<strong>{title(id)}</strong>
						</li>
					))}
				</ol>
			) : (
				<p>{t("results.noWinner")}</p>
			)}
			{withdrawn.map(({ project, to }) => (
				<p key={project}>{t("results.withdrawn", { project: title(project), to: title(to) })}</p>
			))}
			<Bars {...props} />
			<Projects {...props} />
		</Section>
	);
};
