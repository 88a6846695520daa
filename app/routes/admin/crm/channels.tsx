import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cockpitOf } from "~/domain/crm/queries/cockpit.server";
import { daysOf, periodOf, periods } from "~/domain/crm/rules/period";
import { ChannelTable } from "~/domain/crm/ui/ChannelTable";
import { Suggestions } from "~/domain/crm/ui/Suggestions";
import { formatPercent } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { BarChart } from "~/ui/charts/BarChart";
import { EmptyState } from "~/ui/EmptyState";
import { Icon } from "~/ui/Icon";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "channels.analyse");
	const t = await translatorFor(args.request);
	const days = daysOf(new URL(args.request.url).searchParams.get("days"));
	const cockpit = await cockpitOf(context, periodOf(context.now, days));
	return { ...cockpit, days, title: t("crm:cockpit.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The names of channels and topics; a channel nobody named is shown by its key. */
const useNames = () => {
	const { t, i18n } = useTranslation("crm");
	const named = (group: "channel" | "topic") => (key: string) =>
		i18n.exists(`crm:cockpit.${group}.${key}`) ? t(`cockpit.${group}.${key}` as "cockpit.channel.web") : key;
	return { channel: named("channel"), topic: named("topic") };
};

const Demand = () => {
	const { channels, reports, hours, switches, satisfaction } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const names = useNames();
	const rows = (list: { key: string; value: number }[]) =>
		list.map(({ key, value }) => ({ label: names.channel(key), value }));
	return (
		<div className="grid gap-10 lg:grid-cols-2 [&>*]:min-w-0">
			<BarChart
				title={t("cockpit.demand")}
				unit={t("cockpit.columns.matters")}
				rows={rows(channels.map(({ key, matters }) => ({ key, value: matters })))}
			/>
			{reports.length > 0 ? (
				<BarChart
					title={t("cockpit.reports")}
					unit={t("cockpit.reportsUnit")}
					rows={rows(reports.map((one) => ({ key: one.key, value: one.reports })))}
				/>
			) : null}
			<BarChart
				title={t("cockpit.hours")}
				unit={t("cockpit.columns.matters")}
				rows={hours.map((value, hour) => ({ label: t("cockpit.hour", { hour }), value }))}
			/>
			<div className="grid content-start gap-10">
				{switches.length > 0 ? (
					<BarChart
						title={t("cockpit.switches")}
						unit={t("cockpit.columns.matters")}
						rows={switches.map(({ from, to, matters }) => ({
							label: t("cockpit.switch", { from: names.channel(from), to: names.channel(to) }),
							value: matters,
						}))}
					/>
				) : null}
				{satisfaction.length > 0 ? (
					<BarChart
						title={t("cockpit.satisfaction")}
						unit={t("cockpit.satisfactionUnit")}
						rows={satisfaction.map(({ key, answers, yes }) => ({
							...{ label: names.channel(key), value: yes },
							detail: t("cockpit.ofAnswers", { share: formatPercent(language, yes / answers), count: answers }),
						}))}
					/>
				) : null}
			</div>
		</div>
	);
};

export default function ChannelCockpit() {
	const { channels, topics, districts, suggestions, days, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const names = useNames();
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("cockpit.lead")}
				actions={
					<LinkButton tone="secondary" to={`/open-data/channels.csv?days=${days}`} reloadDocument>
						<Icon name="download" /> {t("cockpit.export")}
					</LinkButton>
				}
			/>
			<Tabs
				label={t("cockpit.period")}
				items={periods.map((count) => ({
					to: `/admin/channels?days=${count}`,
					label: t("cockpit.lastDays", { count }),
					current: count === days,
				}))}
			/>
			{channels.length === 0 ? <EmptyState title={t("cockpit.none")} /> : null}
			{channels.length === 0 ? null : (
				<>
					<Section title={t("cockpit.suggestions.title")}>
						<Suggestions suggestions={suggestions} names={names} />
					</Section>
					<Section title={t("cockpit.how")}>
						<Demand />
					</Section>
					<Section title={t("cockpit.byChannel")}>
						<ChannelTable
							caption={t("cockpit.byChannel")}
							head={t("cockpit.columns.channel")}
							rows={channels}
							nameOf={names.channel}
						/>
					</Section>
					<Section title={t("cockpit.byTopic")}>
						<ChannelTable
							caption={t("cockpit.byTopic")}
							head={t("cockpit.columns.topic")}
							rows={topics}
							nameOf={names.topic}
						/>
					</Section>
					{districts.length > 0 ? (
						<Section title={t("cockpit.byDistrict")}>
							<p className="max-w-prose">{t("cockpit.districtNote")}</p>
							<ChannelTable
								caption={t("cockpit.byDistrict")}
								head={t("cockpit.columns.district")}
								rows={districts}
								nameOf={(key) => key}
							/>
						</Section>
					) : null}
					<p className="max-w-prose text-soft">{t("cockpit.method")}</p>
				</>
			)}
		</Page>
	);
}
