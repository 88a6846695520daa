import { useTranslation } from "react-i18next";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateTimeField } from "~/ui/DateTimeField";
import type { FieldState } from "~/ui/Field";

/** Now, or at a moment of the city's clock. `now`: what that clock shows. */
export const WhenFields = ({ when, at, now }: { when: FieldState; at: FieldState; now: string }) => {
	const { t } = useTranslation("results");
	return (
		<>
			<ChoiceField
				field={when}
				label={t("when.label")}
				options={[
					{ value: "now", label: t("when.now") },
					{ value: "later", label: t("when.later") },
				]}
			/>
			<DateTimeField field={at} label={t("when.at")} hint={t("when.atHint")} min={now} optional />
		</>
	);
};
