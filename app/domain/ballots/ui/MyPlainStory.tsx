import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Section } from "~/ui/Page";
import { explainRanking } from "../counting/explain-ballot";
import { gestures, type Marked } from "../paper";
import type { CountedOutcome } from "../queries/results.server";
import type { VoteOption } from "../queries/votes.server";
import type { VoteRules } from "../schema";
import { ownFirst } from "./own-first";
import { PaperLine } from "./PaperLine";
import { useHydrated } from "./secret/useHydrated";
import { type Filled, filledFrom } from "./usePaper";

type Props = {
	rules: VoteRules;
	outcome: CountedOutcome;
	options: VoteOption[];
	/** The reader's own ballot, if they have one. */
	own: Marked | null;
};

/** What each option named by a ballot received, this ballot among it. */
const useLines = ({ rules, outcome, options }: Omit<Props, "own">, filled: Filled): string[] => {
	const { t, i18n } = useTranslation("ballots");
	const titles = new Map(options.map(({ id, title }) => [id, title]));
	const title = (id: string | null) => titles.get(id ?? "") ?? "";
	const number = (value: number) => formatNumber(i18n.language as Language, value);
	const ranked = [...filled].sort(([, a], [, b]) => a - b).map(([id]) => id);
	if (outcome.result?.rule === "irv" && ranked.length > 0)
		return explainRanking(outcome.result, ranked).map(({ round, standsFor, isOut, wins }) => {
			const state = standsFor === null ? "nobody" : wins ? "wins" : isOut ? "out" : "stands";
			return t(`results.mine.round.${state}`, { round, option: title(standsFor) });
		});
	return [...filled].map(([id, mark]) => {
		const votes = number(outcome.votes[id] ?? 0);
		const end = outcome.winners ? (outcome.winners.includes(id) ? "won" : "lost") : "neither";
		const option = { option: title(id), votes };
		const isPoints = gestures[rules.method] === "points";
		return isPoints
			? t(`results.mine.points.${end}`, { ...option, mark: number(mark) })
			: t(`results.mine.named.${end}`, option);
	});
};

/** Lines shown before the others are folded. */
const SHOWN = 6;

type Paper = {
	rules: VoteRules;
	options: VoteOption[];
	filled: Filled;
	mark: (id: string, value: number | null, alone?: boolean) => void;
	ranks: number;
};

const Lines = ({ rules, options, filled, mark, ranks }: Paper) => (
	<ul className="grid grid-cols-[minmax(0,1fr)] gap-3 md:grid-cols-2">
		{options.map((option) => (
			<PaperLine
				key={option.id}
				option={{ ...option, summary: "" }}
				rules={rules}
				mark={filled.get(option.id) ?? null}
				onMark={mark}
				ranks={ranks}
			/>
		))}
	</ul>
);

const Filling = ({ rules, outcome, options, own }: Props) => {
	const { t } = useTranslation("ballots");
	const [filled, setFilled] = useState<Filled>(filledFrom(own ?? { choices: [], marks: [] }));
	const lines = useLines({ rules, outcome, options }, filled);
	const mark = (id: string, value: number | null, alone = false) => {
		const after = new Map(alone ? [] : filled);
		if (value === null) after.delete(id);
		else after.set(id, value);
		setFilled(after);
	};
	const [first, others] = ownFirst(options, own?.choices ?? [], SHOWN);
	const paper = { rules, filled, mark, ranks: options.length };
	return (
		<>
			<p className="text-soft">{t("results.mine.plainLead")}</p>
			<Lines options={first} {...paper} />
			{others.length > 0 ? (
				<details>
					<summary className="inline-flex min-h-11 items-center font-semibold">
						{t("results.mine.others", { count: others.length })}
					</summary>
					<Lines options={others} {...paper} />
				</details>
			) : null}
			<output className="grid gap-1">
				{lines.map((line) => (
					<span key={line}>{line}</span>
				))}
			</output>
		</>
	);
};

/** What one ballot did in a vote without money, worked out in the reader's browser: the ballot goes nowhere. */
export const MyPlainStory = (props: Props) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	return (
		<Section title={t("results.mineTitle")}>
			{hydrated ? <Filling {...props} /> : <p className="text-soft">{t("results.mineNoScript")}</p>}
		</Section>
	);
};
