import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TEXT_MOST } from "../text";

type Props = { lastResult: unknown; version: number; text: string; hasPlan: boolean };

/** The text of a phase, pasted or corrected, and what its new version changes. */
export const TextFields = ({ lastResult, version, text, hasPlan }: Props) => {
	const { t } = useTranslation("debates");
	const [form, fields] = useTypedForm<{ version: string; text: string; note: string }>(lastResult, {
		defaultValue: { version: String(version), text },
	});
	const labels = { text: t("text.desk.text"), note: t("text.desk.note") };
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version} />
			{version > 0 ? <Alert>{t("text.desk.next", { version })}</Alert> : null}
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("text.desk.textHint")}
				rows={18}
				maxLength={TEXT_MOST}
			/>
			{version > 0 ? (
				<TextAreaField
					field={fields.note}
					label={labels.note}
					hint={t("text.desk.noteHint")}
					rows={3}
					maxLength={1_000}
				/>
			) : null}
			<div className="flex flex-wrap gap-3">
				<Button tone={hasPlan ? "secondary" : "primary"} name="move" value="preview">
					{t("text.desk.preview")}
				</Button>
				<Button tone={hasPlan ? "primary" : "secondary"} name="move" value="publish">
					{t(version > 0 ? "text.desk.publishNext" : "text.desk.publish")}
				</Button>
			</div>
		</TypedForm>
	);
};
