import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { Link, useFetcher, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { listIncidents, readCursor } from "~/domain/issue-reports/queries/incidents.server";
import { stateTones } from "~/domain/issue-reports/rules/look";
import { filterSchema, viewSchema } from "~/domain/issue-reports/schema";
import { IncidentCard } from "~/domain/issue-reports/ui/IncidentCard";
import { WhatAndWhereFilters } from "~/domain/issue-reports/ui/IncidentFilters";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { Outbox } from "~/domain/issue-reports/ui/Outbox";
import { usePaused } from "~/domain/issue-reports/ui/useReport";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterSelect, FilterText } from "~/ui/FilterBar";
import { Icon } from "~/ui/Icon";
import { CityMap } from "~/ui/map/CityMap";
import type { Box } from "~/ui/map/types";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const filter = filterSchema.parse(Object.fromEntries(searchParams));
	const after = readCursor(searchParams.get("after"));
	const { view } = viewSchema.parse(Object.fromEntries(searchParams));
	for (const name of ["after", "view"]) searchParams.delete(name);
	const [map, areas, categories, list] = await Promise.all([
		cityMap(context),
		listAreaNames(context),
		listCategories(context),
		listIncidents(context, { filter: { ...filter, areaId: filter.area, text: filter.q, box: view }, after }),
	]);
	return {
		map,
		areas,
		categories,
		...list,
		filter,
		view: view ?? null,
		query: searchParams.toString(),
		isFirst: !after,
		title: t("issue-reports:title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
	...pageMeta(matches, data?.title),
	...(data
		? [
				["application/atom+xml", "/reports.atom"],
				["application/geo+json", "/reports.geojson"],
			].map(([type, path]) => ({
				tagName: "link" as const,
				rel: "alternate",
				type,
				href: `${path}${data.query ? `?${data.query}` : ""}`,
				title: data.title,
			}))
		: []),
];

/** What an alert on this search would watch. */
const alertOf = ({ area, category, street }: { area?: string; category?: string; street?: string }) => {
	const asked = { area, category, ...(street ? { kind: "street", address: street } : {}) };
	return new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};

const Filters = () => {
	const { filter, areas, categories } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const all = { value: "", label: t("filters.all") };
	return (
		<FilterBar label={t("filters.label")} clearTo={Object.values(filter).some(Boolean) ? "/reports" : undefined}>
			<FilterText name="q" label={t("filters.text")} value={filter.q} />
			<FilterSelect
				name="status"
				label={t("filters.status")}
				value={filter.status}
				options={[all, { value: "open", label: t("filters.open") }, { value: "closed", label: t("filters.closed") }]}
			/>
			<WhatAndWhereFilters areas={areas} categories={categories} filter={filter} />
		</FilterBar>
	);
};

/** Where a map opens that shows a box: its middle, and the zoom at which it fits about a thousand points. */
const viewOf = ({ west, south, east, north }: Box) => ({
	center: { lat: (south + north) / 2, lng: (west + east) / 2 },
	zoom: Math.max(10, Math.min(19, Math.floor(Math.log2((360 * 4) / (east - west))))),
});

type Listed = SerializeFrom<typeof loader>;

/** The list: of the search, and once the map was moved of what it shows. Always the same things as the map. */
const ReportList = ({ page }: { page: Listed | null }) => {
	const all = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const { incidents, next, query, isFirst, view } = page && page.query === all.query ? page : all;
	const sides = view ? `view=${[view.west, view.south, view.east, view.north].join(",")}` : "";
	const at = (params: string) => `/reports?${[query, sides, params].filter(Boolean).join("&")}`;
	const count = next || !isFirst ? "" : t("inView", { count: incidents.length });
	return (
		<Section title={t("list")}>
			<output className="block">{view ? `${t("listOfView")} ${count}`.trim() : ""}</output>
			{view ? (
				<p>
					<Link to={`/reports?${query}`} reloadDocument>
						{t("wholeCity")}
					</Link>
				</p>
			) : null}
			{incidents.length === 0 ? <EmptyState title={t("empty")}>{t("emptyHelp")}</EmptyState> : null}
			<CardGrid>
				{incidents.map((incident) => (
					<IncidentCard key={incident.id} incident={incident} />
				))}
			</CardGrid>
			<Pager olderTo={next ? at(`after=${encodeURIComponent(next)}`) : null} newerTo={isFirst ? null : at("")} />
		</Section>
	);
};

const Feeds = ({ filter, query }: Pick<Listed, "filter" | "query">) => {
	const { t } = useTranslation("issue-reports");
	return (
		<p className="text-[0.9375rem]">
			{t("feeds.lead")} <a href={`/reports.atom?${query}`}>{t("feeds.atom")}</a>{" "}
			<a href={`/reports.geojson?${query}`}>{t("feeds.geojson")}</a>{" "}
			<Link to={`/me/alerts?${alertOf(filter)}`}>{t("feeds.alert")}</Link>
		</p>
	);
};

export default function Reports() {
	const { map, incidents, query, filter, view } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const shown = useFetcher<typeof loader>();
	const points = incidents.map((incident) => ({
		id: incident.id,
		lat: incident.lat,
		lng: incident.lng,
		label: `${nameOf(incident)} – ${t(`states.${incident.state}`)}`,
		href: `/reports/${incident.number}`,
		tone: stateTones[incident.state],
	}));
	const onView = usePaused((box: Box) => {
		const sides = [box.west, box.south, box.east, box.north].map((side) => side.toFixed(5)).join(",");
		shown.load(`/reports?${query}${query ? "&" : ""}view=${sides}`);
	}, 300);
	return (
		<Page width="wide">
			<PageHeader
				title={t("title")}
				lead={t("lead")}
				actions={
					<LinkButton to="/reports/new">
						<Icon name="camera" /> {t("report")}
					</LinkButton>
				}
			/>
			<Outbox />
			<Filters />
			<CityMap
				key={query}
				{...map}
				{...(view ? viewOf(view) : {})}
				label={t("map.label")}
				points={points}
				fetchUrl={`/reports/map.json?${query}`}
				onView={onView}
				height="30rem"
			/>
			<ReportList page={shown.data ?? null} />
			<Feeds filter={filter} query={query} />
		</Page>
	);
}
