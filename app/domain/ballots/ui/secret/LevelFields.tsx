import { useTranslation } from "react-i18next";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TextAreaField } from "~/ui/TextAreaField";
import type { VoteDesk } from "../../queries/desk.server";

export const levelValues = ({ vote }: VoteDesk) => ({
	level: vote?.level ?? "open",
	roll: vote?.rules.secret?.roll ?? "closed",
	otherWays: vote?.rules.secret?.otherWays ?? "",
});

/** Open opinion or secret vote, and what a secret vote must say besides. */
export const LevelFields = ({ fields }: { fields: Record<"level" | "roll" | "otherWays", FieldState> }) => {
	const { t } = useTranslation("ballots");
	return (
		<>
			<ChoiceField
				field={fields.level}
				label={t("secret.desk.level")}
				options={(["open", "secret"] as const).map((value) => ({
					...{ value, label: t(`secret.desk.levels.${value}`), hint: t(`secret.desk.levelHints.${value}`) },
				}))}
			/>
			<ChoiceField
				field={fields.roll}
				label={t("secret.desk.roll")}
				hint={t("secret.desk.onlySecret")}
				options={(["closed", "open"] as const).map((value) => ({ value, label: t(`secret.rules.roll.${value}`) }))}
			/>
			<TextAreaField
				field={fields.otherWays}
				label={t("secret.desk.otherWays")}
				hint={t("secret.desk.otherWaysHint")}
				rows={3}
				optional
			/>
		</>
	);
};
