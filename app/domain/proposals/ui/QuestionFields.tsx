import { useTranslation } from "react-i18next";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { fieldName, type Question } from "../question-schema";

type Props = { questions: readonly Question[]; fields: Record<string, FieldState | undefined> };

/** Above this many, one choice is a list to unfold. */
const FEW = 7;

const Answer = ({ question, field }: { question: Question; field: FieldState }) => {
	const { t } = useTranslation("proposals");
	const { kind, label, required, staffOnly, options } = question;
	const hint = [question.help, staffOnly ? t("form.staffOnly") : ""].filter(Boolean).join(" ") || undefined;
	const texts = { field, label, hint, optional: !required };
	const choices = options.map((value) => ({ value, label: value }));
	if (kind === "long") return <TextAreaField {...texts} rows={5} maxLength={5_000} />;
	if (kind === "number")
		return <TextField {...texts} type="number" inputMode="decimal" step="any" className="max-w-48" />;
	if (kind === "choices") return <ChoiceField {...texts} type="checkbox" options={choices} />;
	if (kind === "choice" && options.length > FEW)
		return <SelectField {...texts} options={choices} placeholder={t("form.choose")} />;
	if (kind === "choice") return <ChoiceField {...texts} options={choices} />;
	return <TextField {...texts} />;
};

/** The questions the city adds to the form of a proposal. */
export const QuestionFields = ({ questions, fields }: Props) =>
	questions.map((question) => {
		const field = fields[fieldName(question.id)];
		return field ? <Answer key={question.id} question={question} field={field} /> : null;
	});

/** Labels of these fields, for the error summary. */
export const questionLabels = (questions: readonly Question[]): Record<string, string> =>
	Object.fromEntries(questions.map(({ id, label }) => [fieldName(id), label]));
