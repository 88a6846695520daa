import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { listIncidents, readCursor } from "~/domain/issue-reports/queries/incidents.server";
import { stateTones } from "~/domain/issue-reports/rules/look";
import { openStates } from "~/domain/issue-reports/rules/states";
import { deskFilterSchema } from "~/domain/issue-reports/schema";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { listFilters } from "~/domain/works/queries/filters.server";
import { listAgents, listTakers } from "~/domain/works/queries/plans.server";
import { BulkBar } from "~/domain/works/ui/BulkBar";
import { DeskFilters } from "~/domain/works/ui/DeskFilters";
import { QueueShortcuts } from "~/domain/works/ui/QueueShortcuts";
import { SavedFilters } from "~/domain/works/ui/SavedFilters";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { accountOf } from "~/lib/actor";
import { LinkButton } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const filter = deskFilterSchema.parse(Object.fromEntries(searchParams));
	const after = readCursor(searchParams.get("after"));
	searchParams.delete("after");
	const assigneeId = filter.who === "me" ? accountOf(context.actor) : filter.who === "nobody" ? null : undefined;
	const { area: areaId, q: text, unit: unitCode, team: teamId, late } = filter;
	const asked = { ...filter, areaId, text, unitCode, teamId, assigneeId, late: late === "yes" };
	const [areas, categories, list, takers, agents, filters, map] = await Promise.all([
		listAreaNames(context),
		listCategories(context),
		listIncidents(context, { filter: asked, after, limit: 30, asStaff: true }),
		listTakers(context),
		listAgents(context),
		listFilters(context),
		cityMap(context),
	]);
	return {
		...list,
		...{ takers, agents, filters, map },
		mayConfigure: may(context.actor, "works.configure"),
		areas,
		categories,
		filter,
		query: searchParams.toString(),
		isFirst: !after,
		now: context.now,
		title: t("issue-reports:desk.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Rows = () => {
	const { incidents, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	return (
		<Table
			caption={t("desk.title")}
			hideCaption
			columns={[
				{ label: t("desk.what") },
				{ label: t("desk.state") },
				{ label: t("desk.where") },
				{ label: t("desk.since") },
				{ label: t("desk.due") },
				{ label: t("desk.who") },
			]}
			rows={incidents.map((incident) => {
				const isLate =
					incident.dueAt !== null && incident.dueAt < now && (openStates as readonly string[]).includes(incident.state);
				return {
					id: incident.id,
					cells: [
						<span key="what" className="flex items-start gap-3" data-row>
							<input
								type="checkbox"
								name="ids"
								value={incident.id}
								aria-label={t("desk.select", { number: incident.number })}
								className="tick mt-1"
							/>
							<span>
								<Link to={`/admin/reports/${incident.number}`}>
									{nameOf(incident)} · {incident.number}
								</Link>
								<span className="line-clamp-1 font-normal text-soft">{incident.text}</span>
							</span>
						</span>,
						<StateTag key="state" state={incident.state} />,
						`${incident.address}${incident.area && !incident.address.includes(incident.area) ? `, ${incident.area}` : ""}`,
						formatDate(language, incident.reportedAt, "short"),
						incident.dueAt ? (
							<span key="due" className="flex flex-wrap items-center gap-2">
								{formatDate(language, new Date(incident.dueAt.getTime() - 1), "short")}
								{isLate ? <Tag tone="danger">{t("desk.late")}</Tag> : null}
							</span>
						) : (
							"–"
						),
						incident.assignee ?? "–",
					],
				};
			})}
		/>
	);
};

const Acts = () => {
	const { mayConfigure } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<>
			<LinkButton to="/admin/works" tone="secondary">
				{t("overview.title")}
			</LinkButton>
			{mayConfigure ? (
				<LinkButton to="/admin/reports/rules" tone="secondary">
					{t("settings.title")}
				</LinkButton>
			) : null}
		</>
	);
};

const DeskMap = () => {
	const { incidents, map } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["issue-reports", "works"]);
	const points = incidents.map(({ id, lat, lng, number, state, address }) => ({
		...{ id, lat, lng, tone: stateTones[state], href: `/admin/reports/${number}` },
		label: `${t("number", { number })} – ${address}`,
	}));
	return (
		<Disclosure summary={t("works:bulk.map")}>
			<CityMap {...map} label={t("works:bulk.map")} points={points} height="24rem" />
		</Disclosure>
	);
};

export default function Queue() {
	const { incidents, next, query, isFirst, title, areas, categories, filter, takers, agents, filters } =
		useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const at = (params: string) => `/admin/reports?${new URLSearchParams(`${query}&${params}`)}`;
	const csv = `/admin/reports.csv${query ? `?${query}` : ""}`;
	return (
		<Page width="wide">
			<PageHeader title={title} lead={t("desk.lead")} actions={<Acts />} />
			<SavedFilters filters={filters} query={query} />
			<DeskFilters areas={areas} categories={categories} filter={filter} takers={takers} />
			{incidents.length === 0 ? (
				<EmptyState title={t("desk.empty")} />
			) : (
				<>
					<DeskMap />
					<Form method="post" action="/admin/reports/take" className="grid grid-cols-[minmax(0,1fr)] gap-4">
						<BulkBar takers={takers} agents={agents} />
						<Rows />
					</Form>
					<p>
						<a href={csv}>{t("desk.csv")}</a>
					</p>
				</>
			)}
			<Pager olderTo={next ? at(`after=${encodeURIComponent(next)}`) : null} newerTo={isFirst ? null : at("")} />
			<QueueShortcuts />
		</Page>
	);
}
