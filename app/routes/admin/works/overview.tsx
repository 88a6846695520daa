import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { heatOf, listGroups, listLate, listSpots, listWeeks } from "~/domain/works/queries/overview.server";
import { shareOf, totalOf } from "~/domain/works/rules/figures";
import { overviewSchema } from "~/domain/works/schema";
import { GroupFigures } from "~/domain/works/ui/GroupFigures";
import { formatDate, formatNumber, formatPercent } from "~/i18n/format";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { LineChart } from "~/ui/charts/LineChart";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterSelect } from "~/ui/FilterBar";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.overview");
	const t = await translatorFor(args.request);
	const language = await languageOf(args.request);
	const { searchParams } = new URL(args.request.url);
	const { days, area, category } = overviewSchema.parse(Object.fromEntries(searchParams));
	const filter = { days, areaId: area, category };
	const group = (by: "category" | "area" | "unit") => listGroups(context, filter, { by, language });
	const [byCategory, byArea, byUnit, weeks, spots, late, areas, categories, map] = await Promise.all([
		...([group("category"), group("area"), group("unit")] as const),
		...([listWeeks(context, filter), listSpots(context, filter), listLate(context, filter)] as const),
		...([listAreaNames(context), listCategories(context), cityMap(context)] as const),
	]);
	return {
		...{ byCategory, byArea, byUnit, weeks, late, areas, categories, map, days, area, category },
		total: totalOf(byCategory),
		spots: spots.slice(0, 10),
		heat: heatOf(spots),
		mayHandle: may(context.actor, "reports.handle"),
		mayConsult: may(context.actor, "consultations.manage"),
		query: searchParams.toString(),
		title: t("works:overview.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Filters = () => {
	const { days, area, category, areas, categories } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const nameOf = useCategoryName();
	const all = { value: "", label: t("overview.all") };
	return (
		<FilterBar label={t("overview.filters")}>
			<FilterSelect
				name="days"
				label={t("overview.period")}
				value={String(days)}
				options={[30, 90, 365].map((count) => ({ value: String(count), label: t("overview.days", { count }) }))}
			/>
			<FilterSelect
				name="area"
				label={t("overview.by.area")}
				value={area}
				options={[all, ...areas.map(({ id, name }) => ({ value: id, label: name }))]}
			/>
			<FilterSelect
				name="category"
				label={t("overview.by.category")}
				value={category}
				options={[all, ...categories.map((branch) => ({ value: branch.code, label: nameOf(branch) }))]}
			/>
		</FilterBar>
	);
};

const Headline = () => {
	const { total } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const share = shareOf(total.confirmed, total.answered);
	return (
		<StatGrid>
			<Stat
				label={t("overview.confirmed")}
				value={share === null ? "–" : formatPercent(language, share)}
				detail={t("overview.confirmedOf", { count: total.answered, confirmed: total.confirmed })}
			/>
			<Stat label={t("overview.columns.filed")} value={formatNumber(language, total.filed)} />
			<Stat
				label={t("overview.columns.open")}
				value={formatNumber(language, total.open)}
				detail={t("overview.ofWhichLate", { count: total.late })}
			/>
			<Stat label={t("overview.columns.fixed")} value={formatNumber(language, total.fixed)} />
		</StatGrid>
	);
};

const Heat = () => {
	const { map, heat, spots, mayConsult, query } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<Section
			title={t("overview.heat")}
			actions={mayConsult ? <Link to={`/admin/works/hot-spots?${query}`}>{t("hot.title")}</Link> : null}
		>
			<CityMap {...map} label={t("overview.heat")} heat={heat} height="26rem" />
			<Table
				caption={t("overview.spots")}
				columns={[
					{ label: t("overview.place") },
					{ label: t("overview.columns.filed"), align: "end" },
					{ label: t("overview.columns.open"), align: "end" },
					{ label: t("overview.reports") },
				]}
				rows={spots.map(({ lat, lng, address, count, open, numbers }) => ({
					id: `${lat} ${lng}`,
					cells: [
						address,
						count,
						open,
						<span key="numbers" className="flex flex-wrap gap-x-3">
							{numbers.map((number) => (
								<Link key={number} to={`/reports/${number}`}>
									{number}
								</Link>
							))}
						</span>,
					],
				}))}
			/>
		</Section>
	);
};

const Late = () => {
	const { late } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const nameOf = useCategoryName();
	return (
		<Section title={t("overview.lateTitle")}>
			{late.length === 0 ? (
				<EmptyState title={t("overview.noneLate")} />
			) : (
				<Table
					caption={t("overview.lateTitle")}
					hideCaption
					columns={[
						{ label: t("overview.report") },
						{ label: t("overview.place") },
						{ label: t("overview.promised") },
						{ label: t("overview.people"), align: "end" },
					]}
					rows={late.map((incident) => ({
						id: incident.id,
						cells: [
							<Link key="report" to={`/reports/${incident.number}`}>
								{nameOf(incident)} · {incident.number}
							</Link>,
							incident.address,
							formatDate(language, new Date(incident.dueAt.getTime() - 1), "short"),
							incident.reportCount,
						],
					}))}
				/>
			)}
		</Section>
	);
};

/** The works seen from above: for those who lead and for elected members. No reporter's identity comes here. */
export default function Overview() {
	const { byCategory, byArea, byUnit, weeks, query, mayHandle, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	return (
		<Page width="wide">
			<PageHeader
				title={title}
				lead={t("overview.lead")}
				actions={
					<>
						{mayHandle ? (
							<LinkButton to="/admin/reports" tone="secondary">
								{t("settings.reports")}
							</LinkButton>
						) : null}
						<LinkButton to={`/admin/reports.csv?${query}`} reloadDocument tone="secondary">
							{t("overview.allCsv")}
						</LinkButton>
					</>
				}
			/>
			<Filters />
			<Headline />
			<LineChart
				title={t("overview.weeks")}
				labels={weeks.map(({ day }) => formatDate(language, day, "dayOfYear"))}
				series={[
					{ label: t("overview.columns.filed"), values: weeks.map(({ filed }) => filed) },
					{ label: t("overview.closed"), values: weeks.map(({ closed }) => closed) },
				]}
			/>
			<GroupFigures by="category" groups={byCategory} query={query} />
			<GroupFigures by="area" groups={byArea} query={query} />
			<GroupFigures by="unit" groups={byUnit} query={query} />
			<Heat />
			<Late />
			<p className="text-soft">{t("overview.small")}</p>
		</Page>
	);
}
