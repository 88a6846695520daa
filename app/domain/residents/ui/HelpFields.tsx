import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "~/ui/ChoiceField";
import { SelectField } from "~/ui/SelectField";
import { linkKinds, linkMonths } from "../people/rules";

/** Labels of the fields, for the error summary. */
export const useHelpLabels = () => {
	const { t } = useTranslation("residents");
	return { kind: t("people.fields.kind"), months: t("people.fields.months") };
};

/** What the person helped is to who helps, and for how long. */
export const HelpFields = ({ fields }: { fields: Record<"kind" | "months", FieldMetadata<string>> }) => {
	const { t } = useTranslation("residents");
	const labels = useHelpLabels();
	return (
		<>
			<SelectField
				field={fields.kind as never}
				label={labels.kind}
				options={linkKinds.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
			/>
			<ChoiceField
				field={fields.months as never}
				label={labels.months}
				hint={t("people.fields.monthsHint")}
				options={linkMonths.map((count) => ({ value: String(count), label: t("people.months", { count }) }))}
			/>
		</>
	);
};
