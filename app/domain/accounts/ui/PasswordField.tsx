import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { TextField } from "~/ui/TextField";

/** A password to choose: its rule is said before it is typed. */
export const NewPasswordField = ({ field, label }: { field: FieldState; label: string }) => {
	const { t } = useTranslation("accounts");
	return (
		<TextField
			field={field}
			type="password"
			autoComplete="new-password"
			label={label}
			hint={t("fields.passwordHint")}
		/>
	);
};

export const CurrentPasswordField = ({ field, label }: { field: FieldState; label: string }) => (
	<TextField field={field} type="password" autoComplete="current-password" label={label} />
);

export const EmailField = ({ field, label, hint }: { field: FieldState; label: string; hint?: string }) => (
	<TextField
		field={field}
		type="email"
		autoComplete="email"
		inputMode="email"
		spellCheck={false}
		label={label}
		{...(hint ? { hint } : {})}
	/>
);
