import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { TextField } from "~/ui/TextField";

type Values = { segmentId: string; name: string; tree: string };

/** Gives the rule its name and keeps it. */
export const SegmentSave = ({
	lastResult,
	base,
}: {
	lastResult: unknown;
	base: { id: string; name: string; tree: string };
}) => {
	const { t } = useTranslation("crm");
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "segment", defaultValue: { name: base.name } });
	return (
		<TypedForm form={form} labels={{ name: t("segments.name") }}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<HiddenField field={fields.segmentId} value={base.id} />
			<HiddenField field={fields.tree} value={base.tree} />
			<TextField field={fields.name} label={t("segments.name")} maxLength={80} />
			<Button className="justify-self-start">{t("segments.save")}</Button>
		</TypedForm>
	);
};
