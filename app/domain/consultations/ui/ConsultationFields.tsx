import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

type Fields = Record<"title" | "summary" | "body" | "decidedBy", FieldMetadata>;

/** Labels of the fields, for the error summary. */
export const useConsultationLabels = () => {
	const { t } = useTranslation("consultations");
	return {
		title: t("admin.form.title"),
		summary: t("admin.form.summary"),
		body: t("admin.form.body"),
		decidedBy: t("admin.form.decidedBy"),
		template: t("admin.form.template"),
		startsOn: t("admin.form.startsOn"),
	};
};

/** What is asked, in which words, and who decides. */
export const ConsultationFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("consultations");
	const labels = useConsultationLabels();
	return (
		<>
			<TextField field={fields.title} label={labels.title} hint={t("admin.form.titleHint")} />
			<TextAreaField
				field={fields.summary}
				label={labels.summary}
				hint={t("admin.form.summaryHint")}
				rows={3}
				maxLength={400}
			/>
			<TextField field={fields.decidedBy} label={labels.decidedBy} hint={t("admin.form.decidedByHint")} optional />
			<TextAreaField
				field={fields.body}
				label={labels.body}
				hint={t("admin.form.bodyHint")}
				rows={10}
				maxLength={20_000}
				optional
			/>
		</>
	);
};
