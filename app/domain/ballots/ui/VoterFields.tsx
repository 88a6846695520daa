import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { TextField } from "~/ui/TextField";

type Fields = Record<"email" | "name" | "birthDate", FieldState>;

/** Who stands before the officer: the address of their account, or what the document they show says. */
export const VoterFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("ballots");
	return (
		<>
			<TextField field={fields.email} label={t("poll.email")} hint={t("poll.emailHint")} type="email" optional />
			<TextField field={fields.name} label={t("poll.name")} optional />
			<TextField field={fields.birthDate} label={t("poll.birthDate")} type="date" optional />
		</>
	);
};
