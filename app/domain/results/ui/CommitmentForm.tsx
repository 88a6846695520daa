import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/DateTimeField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { STEPS } from "../commitment-schema";

type Values = {
	id: string;
	title: string;
	description: string;
	owner: string;
	subjectId: string;
	promisedOn: string;
	plannedEuros: string;
	steps: { title: string; dueOn: string }[];
};

type Props = { formKey: string; subjects: { value: string; label: string }[]; lastResult: unknown };

/** What the city will do, who answers for it, by when, at what cost, by which steps. */
export const CommitmentForm = ({ formKey, subjects, lastResult }: Props) => {
	const { t } = useTranslation("results");
	const steps = Array.from({ length: STEPS }, () => ({ title: "", dueOn: "" }));
	const [form, fields] = useTypedForm<Values>(lastResult, { defaultValue: { id: formKey, steps } });
	const labels = {
		...{ title: t("making.what"), description: t("making.description"), owner: t("making.owner") },
		...{ subjectId: t("making.subject"), promisedOn: t("making.promisedOn") },
		...{ plannedEuros: t("making.plannedEuros"), steps: t("making.steps") },
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.[0]}</FormError>
			<input type="hidden" name="id" value={String(fields.id.value ?? formKey)} readOnly />
			<TextField field={fields.title} label={labels.title} maxLength={160} />
			<TextAreaField field={fields.description} label={labels.description} rows={4} maxLength={5_000} optional />
			<TextField field={fields.owner} label={labels.owner} hint={t("making.ownerHint")} maxLength={160} />
			<SelectField
				field={fields.subjectId}
				label={labels.subjectId}
				options={subjects}
				placeholder={t("making.subjectNone")}
				optional
			/>
			<DateField field={fields.promisedOn} label={labels.promisedOn} hint={t("making.promisedHint")} />
			<TextField
				field={fields.plannedEuros}
				label={labels.plannedEuros}
				type="number"
				inputMode="numeric"
				min={0}
				optional
			/>
			<fieldset className="grid max-w-2xl gap-4">
				<legend className="font-semibold">{labels.steps}</legend>
				{fields.steps.getFieldList().map((step, index) => {
					const field = step.getFieldset();
					return (
						<div key={step.key} className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-[1fr_auto]">
							<TextField field={field.title} label={t("making.step", { number: index + 1 })} maxLength={120} optional />
							<DateField field={field.dueOn} label={t("making.dueOn")} optional />
						</div>
					);
				})}
			</fieldset>
			<div>
				<Button>{t("making.make")}</Button>
			</div>
		</TypedForm>
	);
};
