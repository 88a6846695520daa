import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { TextField } from "~/ui/TextField";

type Name = "fullName" | "street" | "postcode" | "town";

/** The labels of a home address, for the fields and the error summary. */
export const useHomeLabels = (): Record<Name, string> => {
	const { t } = useTranslation("residents");
	return {
		fullName: t("home.fields.fullName"),
		street: t("home.fields.street"),
		postcode: t("home.fields.postcode"),
		town: t("home.fields.town"),
	};
};

/** Where someone lives, as it is written on a letter. */
export const HomeFields = ({ fields }: { fields: Record<Name, FieldState> }) => {
	const labels = useHomeLabels();
	return (
		<>
			<TextField field={fields.fullName} label={labels.fullName} autoComplete="name" />
			<TextField field={fields.street} label={labels.street} autoComplete="address-line1" />
			<TextField field={fields.postcode} label={labels.postcode} autoComplete="postal-code" inputMode="numeric" />
			<TextField field={fields.town} label={labels.town} autoComplete="address-level2" />
		</>
	);
};
