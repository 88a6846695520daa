import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { sectors } from "../ledger/rules";

export const useServiceLabels = () => {
	const { t } = useTranslation("residents");
	return {
		name: t("registration.name"),
		summary: t("registration.summary"),
		sector: t("registration.sector"),
		siteUrl: t("registration.siteUrl"),
		redirectUris: t("registration.redirectUris"),
		signOutUris: t("registration.signOutUris"),
		signOutNotice: t("registration.signOutNotice"),
	};
};

type Fields = Record<keyof ReturnType<typeof useServiceLabels>, FieldState>;

/** What is asked to register a service, or to change it. */
export const ServiceFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("residents");
	const labels = useServiceLabels();
	const options = sectors.map((value) => ({ value, label: t(`sectors.${value}`) }));
	return (
		<>
			<TextField field={fields.name} label={labels.name} hint={t("registration.nameHint")} />
			<TextField field={fields.summary} label={labels.summary} />
			<SelectField field={fields.sector} label={labels.sector} hint={t("registration.sectorHint")} options={options} />
			<TextField field={fields.siteUrl} type="url" label={labels.siteUrl} optional />
			<TextAreaField
				field={fields.redirectUris}
				label={labels.redirectUris}
				hint={t("registration.redirectHint")}
				rows={3}
			/>
			<TextAreaField field={fields.signOutUris} label={labels.signOutUris} rows={2} optional />
			<TextField field={fields.signOutNotice} type="url" label={labels.signOutNotice} optional />
		</>
	);
};
