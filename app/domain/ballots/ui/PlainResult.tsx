import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Alert } from "~/ui/Alert";
import { BarChart } from "~/ui/charts/BarChart";
import { Section } from "~/ui/Page";
import { Table } from "~/ui/Table";
import type { Round } from "../counting/result";
import type { CountedOutcome } from "../queries/results.server";
import type { VoteRules } from "../schema";

type Props = { rules: VoteRules; outcome: CountedOutcome; titles: ReadonlyMap<string, string> };

const namesOf = (value: unknown, titles: Props["titles"]): string =>
	(Array.isArray(value) ? value : value ? [value] : []).map((id) => titles.get(String(id)) ?? id).join(", ");

/** Rounds in which candidates are elected and eliminated (instant runoff, transferable vote), each as bars. */
const Rounds = ({ rounds, titles }: { rounds: Round[]; titles: Props["titles"] }) => {
	const { t } = useTranslation("ballots");
	return (
		<Section title={t("results.rounds")}>
			{rounds.map((round) => {
				const elected = namesOf(round.elected, titles);
				const excluded = namesOf(round.excluded, titles);
				return (
					<div key={String(round.round)} className="grid gap-2">
						<BarChart
							title={t("results.round", { number: Number(round.round) })}
							rows={Object.entries((round.votes ?? {}) as Record<string, number>).map(([id, votes]) => ({
								label: titles.get(id) ?? id,
								value: Number(votes),
								highlighted: elected.includes(titles.get(id) ?? id),
							}))}
						/>
						{elected ? <p>{t("results.roundElected", { titles: elected })}</p> : null}
						{excluded ? <p>{t("results.roundExcluded", { titles: excluded })}</p> : null}
					</div>
				);
			})}
		</Section>
	);
};

const Grades = ({ rules, outcome, titles }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const grades = [...(rules.grades ?? [])].reverse();
	const rounds = outcome.result?.rounds ?? [];
	return (
		<Table
			caption={t("results.gradesTitle")}
			columns={[
				{ label: t("results.option") },
				{ label: t("results.median") },
				...grades.map((label) => ({ label, align: "end" as const })),
			]}
			rows={rounds.map((round) => ({
				id: String(round.candidate),
				cells: [
					titles.get(String(round.candidate)) ?? "",
					`${round.grade}${round.sign === "+" ? " +" : " −"}`,
					...grades.map((grade) =>
						formatNumber(i18n.language as Language, Number((round.tally as Record<string, number>)[grade] ?? 0)),
					),
				],
			}))}
		/>
	);
};

const Verdict = ({ rules, outcome }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const adopted = outcome.result?.adopted;
	const quorumReached = outcome.result?.quorumReached;
	const { roll = 0, percent = 0 } = rules.quorum ?? {};
	const number = (value: number) => formatNumber(i18n.language as Language, value);
	return (
		<Alert tone={adopted ? "success" : "info"} title={t(adopted ? "results.adopted" : "results.rejected")}>
			{quorumReached === false
				? t("results.quorumMissed", { voters: number(outcome.ballots), roll: number(roll), percent })
				: null}
		</Alert>
	);
};

/** The result of a vote without money: what wins, votes in bars, rounds where the method has them. */
export const PlainResult = (props: Props) => {
	const { rules, outcome, titles } = props;
	const { t } = useTranslation("ballots");
	const rounds = outcome.result?.rounds ?? [];
	const isRounds = rounds.some((round) => "votes" in round && "round" in round);
	const winners = outcome.winners ?? [];
	return (
		<>
			<Section title={t("results.winnersTitle")}>
				{rules.method === "yes-no" ? <Verdict {...props} /> : null}
				{rules.method !== "yes-no" && winners.length > 0 ? (
					<ol className="grid list-decimal gap-1 ps-6">
						{winners.map((id) => (
							<li key={id}>
								<strong>{titles.get(id) ?? id}</strong>
							</li>
						))}
					</ol>
				) : null}
				<BarChart
					title={t("results.chartPlain")}
					{...(winners.length > 0
						? { legend: { highlighted: t("results.wonPlain"), others: t("results.lostPlain") } }
						: {})}
					rows={outcome.ranking.flat().map((id) => ({
						label: titles.get(id) ?? id,
						value: outcome.votes[id] ?? 0,
						highlighted: winners.includes(id),
					}))}
				/>
				{rules.method === "majority-judgment" ? <Grades {...props} /> : null}
			</Section>
			{isRounds ? <Rounds rounds={rounds} titles={titles} /> : null}
		</>
	);
};
