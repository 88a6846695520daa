import { useTranslation } from "react-i18next";
import { formatEuros } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import type { Marked } from "../paper";
import type { FoundVote, VoteOption } from "../queries/votes.server";
import type { VoteRules } from "../schema";
import { PaperLine } from "./PaperLine";
import { usePaperLegend } from "./paper-legend";
import { filledFrom } from "./usePaper";

type OnMark = ((id: string, mark: number | null, alone?: boolean) => void) | undefined;

type Props = {
	vote: Pick<FoundVote, "options" | "rules">;
	filled: ReadonlyMap<string, number>;
	/** Without it, the browser alone keeps what is filled in, and a button sends the form. */
	onMark?: OnMark;
};

const ranksOf = (rules: VoteRules, options: VoteOption[]) =>
	rules.method === "ordinal" ? Math.min(rules.limit, options.length) : options.length;

const Lines = ({ vote: { options, rules }, filled, onMark, only }: Props & { only: VoteOption[] }) => (
	<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
		{only.map((option) => (
			<PaperLine
				key={option.id}
				option={option}
				rules={rules}
				mark={filled.get(option.id) ?? null}
				onMark={onMark}
				ranks={ranksOf(rules, options)}
			/>
		))}
	</ul>
);

/** The options of a ballot paper, envelope by envelope where there are several, in the order they are given in. */
export const PaperFields = (props: Props) => {
	const { i18n, t } = useTranslation("ballots");
	const { options, rules } = props.vote;
	const envelopes = rules.money?.envelopes ?? [];
	const legend = usePaperLegend(rules);
	return (
		<fieldset className="grid gap-4">
			<legend className="mb-4 text-[1.1875rem] font-semibold">{legend}</legend>
			{rules.money?.spread === "one-district" ? <p className="text-soft">{t("paper.oneDistrict")}</p> : null}
			{envelopes.length > 1
				? envelopes.map(({ id, title, amount }) => (
						<section key={id} aria-labelledby={`envelope-${id}`} className="grid gap-4">
							<h2 id={`envelope-${id}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
								{title}
								<span className="text-[1rem] font-normal text-soft">
									{t("paper.envelope", { amount: formatEuros(i18n.language as Language, amount) })}
								</span>
							</h2>
							<Lines {...props} only={options.filter(({ envelope }) => envelope === id)} />
						</section>
					))
				: null}
			{envelopes.length > 1 ? null : <Lines {...props} only={options} />}
		</fieldset>
	);
};

/** The same, filled in from a ballot, for forms sent by a button. */
export const PlainPaper = ({ vote, ballot }: { vote: Props["vote"]; ballot: Marked | null }) => (
	<PaperFields vote={vote} filled={filledFrom(ballot ?? { choices: [], marks: [] })} />
);
