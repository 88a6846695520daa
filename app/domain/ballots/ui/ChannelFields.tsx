import { useTranslation } from "react-i18next";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import type { VoteRules } from "../schema";

/** What the rules in force say of channels, as the form shows it. */
export const channelValues = (rules: VoteRules | undefined) => ({
	eligibility: rules?.eligibility ?? "confirmed-account",
	channels: (rules?.channels ?? []).filter((channel) => channel !== "web"),
	precedence: rules?.precedence ?? "first",
});

type Fields = Record<"eligibility" | "channels" | "precedence", FieldState>;

/** Who may vote and by which ways; folded, since most votes are held on the site alone. */
export const ChannelFields = ({ fields, open }: { fields: Fields; open: boolean }) => {
	const { t } = useTranslation("ballots");
	return (
		<details open={open} className="rounded-card border border-line bg-surface p-4">
			<summary className="inline-flex min-h-11 items-center font-semibold">{t("desk.channelsTitle")}</summary>
			<div className="mt-4 grid gap-6">
				<ChoiceField
					field={fields.eligibility}
					label={t("desk.eligibility")}
					options={(["confirmed-account", "code"] as const).map((value) => ({
						value,
						label: t(`desk.eligibilityOf.${value}`),
					}))}
				/>
				<ChoiceField
					field={fields.channels}
					label={t("desk.channels")}
					hint={t("desk.channelsHint")}
					type="checkbox"
					options={(["code", "paper", "counter", "kiosk"] as const).map((value) => ({
						value,
						label: t(`rules.channel.${value}`),
					}))}
					optional
				/>
				<ChoiceField
					field={fields.precedence}
					label={t("desk.precedence")}
					options={(["first", "polling-place"] as const).map((value) => ({
						value,
						label: t(`desk.precedenceOf.${value}`),
					}))}
				/>
			</div>
		</details>
	);
};
