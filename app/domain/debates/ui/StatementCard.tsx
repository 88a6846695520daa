import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { type VoteWord, voteWords } from "../opinion-schema";

type Props = {
	statement: { id: string; number: number; body: string; isCity: boolean };
	/** Where to come back to. */
	to: string;
	own?: VoteWord | null;
};

/** One statement and the three answers to it. Each button is a form of its own: it works without JavaScript. */
export const VoteButtons = ({ statement, to, own }: Props) => {
	const { t } = useTranslation("debates");
	return (
		<div className="flex flex-wrap gap-3">
			{voteWords.map((word) => (
				<ButtonForm
					key={word}
					action="/statements/vote"
					fields={{ statementId: statement.id, vote: word, to }}
					tone={own === word ? "primary" : "secondary"}
					aria-pressed={own ? own === word : undefined}
					aria-label={`${t(`opinion.${word}`)} – ${t("opinion.list.answerTo", { number: statement.number })}`}
				>
					{t(`opinion.${word}`)}
				</ButtonForm>
			))}
		</div>
	);
};

export const StatementCard = ({ statement, to }: Props) => {
	const { t } = useTranslation("debates");
	return (
		<div className="grid gap-4 rounded-card border-2 border-brand-line bg-surface p-5 shadow-lift sm:p-7">
			<p className="text-[0.9375rem] text-soft">
				{t("number", { number: statement.number })} · {t(statement.isCity ? "opinion.byCity" : "opinion.byResident")}
			</p>
			<blockquote className="font-display text-[1.375rem] font-semibold leading-snug break-words">
				{statement.body}
			</blockquote>
			<VoteButtons statement={statement} to={to} />
		</div>
	);
};
