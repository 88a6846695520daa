import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { BarChart } from "~/ui/charts/BarChart";
import { Section } from "~/ui/Page";
import { Table } from "~/ui/Table";
import type { RuleOptions } from "../counting/count-election";
import type { Turnout } from "../queries/box.server";
import type { VoteStudy } from "../study";

/** Who took part, small groups hidden. */
export const TurnoutView = ({ turnout }: { turnout: Turnout }) => {
	const { t } = useTranslation("ballots");
	const age = (band: string) =>
		band === "75" ? t("results.turnout.oldest") : t("results.turnout.age", { band: band.replace("-", "–") });
	const charts = [
		{ kind: "areas" as const, rows: turnout.areas.map(({ name, voters }) => ({ label: name, value: voters })) },
		{ kind: "ages" as const, rows: turnout.ages.map(({ band, voters }) => ({ label: age(band), value: voters })) },
	];
	const channels = Object.entries(turnout.channels).map(([channel, voters]) => ({
		label: t(`rules.channel.${channel as "web"}`),
		value: voters,
	}));
	if (charts.every(({ rows }) => rows.length === 0) && channels.length < 2) return null;
	return (
		<Section title={t("results.turnoutTitle")}>
			<p className="text-soft">{t("results.turnoutLead")}</p>
			<div className="grid gap-5 lg:grid-cols-2">
				{charts
					.filter(({ rows }) => rows.length > 0)
					.map(({ kind, rows }) => (
						<div key={kind} className="grid content-start gap-2">
							<BarChart title={t(`results.turnout.${kind}`)} unit={t("results.turnout.unit")} rows={rows} />
							<p className="text-[0.9375rem] text-soft">
								{t("results.turnout.hidden", { count: turnout.hidden[kind], unknown: turnout.unknown[kind] })}
							</p>
						</div>
					))}
				{channels.length > 1 ? (
					<BarChart title={t("results.turnout.channels")} unit={t("results.turnout.unit")} rows={channels} />
				) : null}
			</div>
		</Section>
	);
};

const ruleKey = (options: RuleOptions): string => {
	if (options.rule !== "mes") return options.rule;
	if (options.utility === "cardinality") return "mes-cardinality";
	return options.completion && options.completion !== "none" ? `mes-${options.completion}` : "mes";
};

type FirmProps = { study: VoteStudy; titles: ReadonlyMap<string, string>; envelopes: ReadonlyMap<string, string> };

const Firm = ({ study: [one], titles, envelopes }: FirmProps) => {
	const { t, i18n } = useTranslation("ballots");
	if (!one) return null;
	const { samples, otherRules } = one.robustness;
	const names = (ids: string[]) => ids.map((id) => titles.get(id) ?? id).join(", ") || t("results.firmSame");
	const draws = formatNumber(i18n.language as Language, samples.draws.length);
	const heading = envelopes.size > 1 ? envelopes.get(one.envelope) : null;
	return (
		<div className="grid gap-3">
			{heading ? <h3>{heading}</h3> : null}
			<p>
				{samples.changed === 0
					? t("results.firmNever", { draws })
					: t("results.firmSamples", { count: samples.changed, draws })}{" "}
				<span className="text-soft">{t("results.firmSeed", { seed: samples.seed })}</span>
			</p>
			<Table
				caption={heading ? `${t("results.firmOthers")} – ${heading}` : t("results.firmOthers")}
				columns={[
					{ label: t("results.firmRule") },
					{ label: t("results.firmGained") },
					{ label: t("results.firmLost") },
				]}
				rows={otherRules.map(({ options, gained, lost }) => ({
					id: JSON.stringify(options),
					cells: [t(`results.rule.${ruleKey(options) as "mes"}`), names(gained), names(lost)],
				}))}
			/>
		</div>
	);
};

/** How the result changes under other rules and without some of the ballots. */
export const FirmnessPanel = ({ study, titles, envelopes }: FirmProps) => {
	const { t } = useTranslation("ballots");
	return study.length === 0 ? null : (
		<Section title={t("results.firmTitle")}>
			{study.map((one) => (
				<Firm key={one.envelope} study={[one]} titles={titles} envelopes={envelopes} />
			))}
		</Section>
	);
};
