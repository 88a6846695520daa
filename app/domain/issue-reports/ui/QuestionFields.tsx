import { useTranslation } from "react-i18next";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { fieldOf, questionsShown, stopOf } from "../rules/questions";
import type { Answers, Question } from "../schema";

type OneProps = { question: Question; field: FieldState; answers: Answers };

const Control = ({ question, field }: Omit<OneProps, "answers">) => {
	const language = useLanguage();
	const { kind, label, help, required, options } = question;
	const common = { field, label: label[language], hint: help?.[language], optional: !required };
	if (kind === "singlevaluelist" || kind === "multivaluelist")
		return (
			<ChoiceField
				{...common}
				type={kind === "multivaluelist" ? "checkbox" : "radio"}
				options={options.map(({ key, label }) => ({ value: key, label: label[language] }))}
			/>
		);
	if (kind === "text") return <TextAreaField {...common} rows={3} />;
	if (kind === "number") return <TextField {...common} inputMode="decimal" />;
	return <TextField {...common} type={kind === "datetime" ? "datetime-local" : "text"} />;
};

const One = ({ question, field, answers }: OneProps) => {
	const language = useLanguage();
	if (question.kind === "notice") return <Alert tone="info">{question.label[language]}</Alert>;
	const stop = stopOf(question, [answers[question.code] ?? ""].flat());
	return (
		<div className="grid gap-3">
			<Control question={question} field={field} />
			{stop ? (
				<Alert tone="warning" live>
					{stop[language]}
				</Alert>
			) : null}
		</div>
	);
};

type Props = { questions: Question[]; answers: Answers; fieldNamed: (name: string) => FieldState };

/** What the category asks more: the questions whose condition holds, with what was answered so far. */
export const QuestionFields = ({ questions, answers, fieldNamed }: Props) => {
	const { t } = useTranslation("issue-reports");
	const shown = questionsShown(questions, answers);
	return (
		<>
			<input type="hidden" name="asked" value={shown.map(({ code }) => code).join(",")} />
			{shown.length > 0 ? (
				<section aria-label={t("new.questions")} className="grid gap-6 rounded-card bg-sunken p-4 sm:p-5">
					{shown.map((question) => (
						<One key={question.code} question={question} field={fieldNamed(fieldOf(question.code))} answers={answers} />
					))}
				</section>
			) : null}
		</>
	);
};
