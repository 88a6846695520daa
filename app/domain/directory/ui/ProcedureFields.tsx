import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { GuideQuestion } from "../rules/guide";

type Props = {
	lastResult: unknown;
	procedure: {
		title: string;
		summary: string;
		steps: string[];
		documents: string[];
		delay: string;
		cost: string;
		onlineUrl: string | null;
		unit: { code: string };
	};
	synonyms: string;
	units: { code: string; name: string }[];
	questions: GuideQuestion[];
	fits: string[];
};

const useLabels = () => {
	const { t } = useTranslation("directory");
	return {
		...{ title: t("admin.procedureTitle"), summary: t("admin.summary"), unitCode: t("admin.unit") },
		...{ delay: t("procedure.delay"), cost: t("procedure.cost"), onlineUrl: t("admin.onlineUrl") },
		...{ steps: t("procedure.steps"), documents: t("procedure.documents"), synonyms: t("admin.synonyms") },
		fits: t("admin.fits"),
	};
};

/** For whom it is: the answers of each question of the search, none ticked meaning everybody. */
const Fits = ({ questions, fits }: Pick<Props, "questions" | "fits">) => {
	const { t } = useTranslation("directory");
	if (questions.length === 0) return null;
	return (
		<fieldset className="grid max-w-2xl gap-4">
			<legend className="font-semibold">{t("admin.fits")}</legend>
			<p className="text-[0.9375rem] text-soft">{t("admin.fitsHint")}</p>
			{questions.map(({ id, text, answers }) => (
				<fieldset key={id}>
					<legend className="font-medium">{text}</legend>
					<div className="mt-2 grid gap-2 sm:grid-cols-2">
						{answers.map((answer) => (
							<label key={answer.id} htmlFor={`fit-${answer.id}`} className="choice">
								<input
									id={`fit-${answer.id}`}
									type="checkbox"
									name="fits"
									value={answer.id}
									defaultChecked={fits.includes(answer.id)}
									className="tick"
								/>
								<span>{answer.label}</span>
							</label>
						))}
					</div>
				</fieldset>
			))}
		</fieldset>
	);
};

/** What the directory says of a procedure, as an administrator writes it. */
export const ProcedureFields = ({ lastResult, procedure, synonyms, units, questions, fits }: Props) => {
	const { t } = useTranslation("directory");
	const { title, summary, steps, documents, delay, cost, onlineUrl, unit } = procedure;
	const [form, found] = useTypedForm(lastResult, {
		defaultValue: {
			...{ title, summary, delay, cost, synonyms, onlineUrl: onlineUrl ?? "", unitCode: unit.code },
			...{ steps: steps.join("\n"), documents: documents.join("\n") },
		},
	});
	const field = (name: string) => (found as Record<string, FieldState>)[name] as FieldState;
	const labels = useLabels();
	const oneALine = t("admin.oneALine");
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<TextField field={field("title")} label={labels.title} maxLength={120} />
			<TextAreaField field={field("summary")} label={labels.summary} rows={3} maxLength={600} />
			<SelectField
				field={field("unitCode")}
				label={labels.unitCode}
				options={units.map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<TextField field={field("delay")} label={labels.delay} maxLength={120} optional />
			<TextField field={field("cost")} label={labels.cost} maxLength={120} optional />
			<TextField
				field={field("onlineUrl")}
				label={labels.onlineUrl}
				hint={t("admin.onlineUrlHint")}
				type="url"
				optional
			/>
			<TextAreaField field={field("steps")} label={labels.steps} hint={oneALine} rows={4} optional />
			<TextAreaField field={field("documents")} label={labels.documents} hint={oneALine} rows={4} optional />
			<TextAreaField
				field={field("synonyms")}
				label={labels.synonyms}
				hint={t("admin.synonymsHint")}
				rows={4}
				optional
			/>
			<Fits questions={questions} fits={fits} />
			<div>
				<Button>{t("admin.save")}</Button>
			</div>
		</TypedForm>
	);
};
