import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { listConsulted, listHotSpots } from "~/domain/works/queries/hot-spots.server";
import { HOT, placeLine } from "~/domain/works/rules/hot-spots";
import { overviewSchema } from "~/domain/works/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const query = Object.fromEntries(new URL(args.request.url).searchParams);
	const { days, area: areaId, category } = overviewSchema.parse(query);
	const [spots, map] = await Promise.all([listHotSpots(context, { days, areaId, category }), cityMap(context)]);
	const consulted = await listConsulted(
		context,
		spots.flatMap(({ incidentIds }) => incidentIds),
	);
	const rows = spots.map(({ incidentIds, ...spot }) => ({
		...spot,
		incidentId: incidentIds[0] ?? "",
		consultationId: incidentIds.map((id) => consulted.get(id)).find(Boolean) ?? null,
	}));
	return { rows, map, days, title: t("works:hot.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Where the same thing keeps coming back: repairing once more may not be the answer, asking may be. */
export default function HotSpots() {
	const { rows, map, days, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const nameOf = useCategoryName();
	const points = rows.map((spot) => ({
		id: spot.incidentId,
		lat: spot.lat,
		lng: spot.lng,
		label: `${nameOf(spot)} – ${spot.address}`,
		count: spot.count,
	}));
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("hot.lead", { count: HOT, days })}
				breadcrumbs={[{ to: "/admin/works", label: t("overview.title") }, { label: title }]}
			/>
			{rows.length === 0 ? (
				<EmptyState title={t("hot.none")} />
			) : (
				<>
					<CityMap {...map} label={t("hot.map")} points={points} height="22rem" />
					<Table
						caption={title}
						hideCaption
						columns={[
							{ label: t("overview.place") },
							{ label: t("overview.by.category") },
							{ label: t("overview.columns.filed"), align: "end" },
							{ label: t("overview.people"), align: "end" },
							{ label: t("hot.consultation") },
						]}
						rows={rows.map((spot) => ({
							id: `${spot.category} ${spot.incidentId}`,
							cells: [
								placeLine(spot.address, spot.area),
								nameOf(spot),
								spot.count,
								spot.people,
								spot.consultationId ? (
									<Link key="see" to={`/admin/consultations/${spot.consultationId}`}>
										{t("hot.see")}
									</Link>
								) : (
									<ButtonForm
										key="make"
										action="/admin/works/hot-spots/consult"
										fields={{ incidentId: spot.incidentId, days: String(days) }}
										tone="secondary"
										size="small"
										label={t("hot.make")}
										aria-label={`${t("hot.make")} – ${spot.address}`}
									/>
								),
							],
						}))}
					/>
				</>
			)}
		</Page>
	);
}
