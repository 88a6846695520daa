import { useTranslation } from "react-i18next";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";
import type { readRegister } from "../queries.server";

type Register = Awaited<ReturnType<typeof readRegister>>;

/** What was flagged, decided and under which rule: counts, for everyone. */
export const ModerationRegister = ({ register }: { register: Register }) => {
	const { t } = useTranslation("moderation");
	const { medianHours, byRule } = register;
	const delay =
		medianHours === null
			? t("public.noDelay")
			: medianHours < 1
				? t("public.lessThanHour")
				: t("public.hours", { hours: Math.round(medianHours) });
	return (
		<Section title={t("public.register")} id="register">
			<StatGrid>
				{(["flags", "waiting", "kept", "hidden", "appeals", "overturned"] as const).map((name) => (
					<Stat key={name} label={t(`public.${name}`)} value={register[name]} />
				))}
				<Stat label={t("public.delay")} value={delay} />
			</StatGrid>
			{byRule.length === 0 ? (
				<p className="text-soft">{t("public.none")}</p>
			) : (
				<Table
					caption={t("public.byRule")}
					columns={[{ label: t("public.rule") }, { label: t("public.count"), align: "end" }]}
					rows={byRule.map(({ rule, count }) => ({ id: rule, cells: [t(`rules.${rule}.name`), count] }))}
				/>
			)}
		</Section>
	);
};
