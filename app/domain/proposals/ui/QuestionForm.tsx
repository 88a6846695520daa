import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { questionKinds } from "../question-schema";

type Values = { kind: string; label: string; help: string; options: string; required: boolean; staffOnly: boolean };

/** A question the city adds to the form of proposals. */
export const QuestionForm = ({ lastResult }: { lastResult: unknown }) => {
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<Values>(lastResult, { defaultValue: { kind: "short" } });
	const labels = { kind: t("questions.kind"), label: t("questions.label"), options: t("questions.options") };
	return (
		<TypedForm form={form} labels={labels}>
			<TextField field={fields.label} label={labels.label} hint={t("questions.labelHint")} />
			<SelectField
				field={fields.kind}
				label={labels.kind}
				options={questionKinds.map((value) => ({ value, label: t(`questions.kinds.${value}`) }))}
			/>
			<TextAreaField
				field={fields.options}
				label={labels.options}
				hint={t("questions.optionsHint")}
				rows={4}
				optional
			/>
			<TextField field={fields.help} label={t("questions.help")} optional />
			<CheckboxField field={fields.required} label={t("questions.required")} />
			<CheckboxField field={fields.staffOnly} label={t("questions.staffOnly")} hint={t("questions.staffOnlyHint")} />
			<div>
				<Button>{t("questions.add")}</Button>
			</div>
		</TypedForm>
	);
};
