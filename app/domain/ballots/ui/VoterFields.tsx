import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { TextField } from "~/ui/TextField";
import { type Access, Conditions } from "./Conditions";

export type VoterField = "email" | "name" | "birthDate" | "conditionsChecked";

type Props = { fields: Record<VoterField, FieldState>; access: Access | undefined };

/** Who stands before the officer: the address of their account, or what the document they show says; what to check. */
export const VoterFields = ({ fields, access }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<>
			<TextField field={fields.email} label={t("poll.email")} hint={t("poll.emailHint")} type="email" optional />
			<TextField field={fields.name} label={t("poll.name")} optional />
			<TextField field={fields.birthDate} label={t("poll.birthDate")} type="date" optional />
			<Conditions
				access={access}
				field={fields.conditionsChecked}
				title={t("poll.checkTitle")}
				label={t("poll.checked")}
			/>
		</>
	);
};
