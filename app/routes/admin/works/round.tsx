import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { listTakers } from "~/domain/works/queries/plans.server";
import { listRound } from "~/domain/works/queries/round.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { imageUrl } from "~/lib/images";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterSelect } from "~/ui/FilterBar";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const idsSchema = z.array(z.uuid()).max(100).catch([]);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const ids = idsSchema.parse(searchParams.getAll("ids"));
	const teamId = z.uuid().safeParse(searchParams.get("team")).data ?? null;
	const [map, { teams }] = await Promise.all([cityMap(context), listTakers(context)]);
	const stops = await listRound(context, { ids, teamId, start: map.center });
	const team = teams.find(({ id }) => id === teamId)?.name ?? null;
	return { map, stops, teams, teamId, team, day: context.now, title: t("works:round.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Stop = ReturnType<typeof useLoaderData<typeof loader>>["stops"][number];

const StopLine = ({ stop, index }: { stop: Stop; index: number }) => {
	const { t } = useTranslation(["works", "issue-reports"]);
	const language = useLanguage();
	const nameOf = useCategoryName();
	const { number, address, text, dueAt, photos, tasks, lat, lng } = stop;
	const photo = photos[0];
	return (
		<li className="flex break-inside-avoid flex-wrap gap-4 rounded-card border border-line bg-surface p-4">
			<span className="font-display text-heading leading-none tabular-nums">{index + 1}</span>
			<div className="min-w-0 flex-1">
				<h2 className="text-subheading">{address}</h2>
				<p className="text-soft">
					{nameOf(stop.category)} · <Link to={`/admin/reports/${number}`}>{t("issue-reports:number", { number })}</Link>
					{dueAt ? ` · ${t("contractor.due", { date: formatDate(language, new Date(dueAt.getTime() - 1)) })}` : ""}
				</p>
				<p className="mt-2">{text}</p>
				{tasks.length > 0 ? (
					<ul className="mt-2 list-disc ps-6">
						{tasks.map(({ id, title }) => (
							<li key={id}>{title}</li>
						))}
					</ul>
				) : null}
				<p className="no-print mt-2">
					<a href={`geo:${lat},${lng}`}>{t("contractor.open")}</a>
				</p>
				<p className="mt-3 flex flex-wrap gap-6" aria-hidden="true">
					<span>☐ {t("round.done")}</span>
					<span>☐ {t("round.notDone")}</span>
					<span className="flex-1 border-b border-line-strong" />
				</p>
			</div>
			{photo ? (
				<img src={imageUrl(photo.imageKey, 640)} alt="" className="h-32 w-44 rounded-control object-cover" />
			) : null}
		</li>
	);
};

/** The sheet of a crew, on paper or on a phone: where to go, in which order, what to do. */
export default function Round() {
	const { map, stops, teams, teamId, team, day, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const points = stops.map(({ id, lat, lng, address }, index) => ({
		id,
		lat,
		lng,
		label: `${index + 1}. ${address}`,
		count: index + 1,
	}));
	return (
		<Page>
			<PageHeader
				title={title}
				eyebrow={team}
				lead={`${formatDate(language, day)} – ${t("round.stops", { count: stops.length })}`}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
			/>
			<FilterBar label={t("round.choose")}>
				<FilterSelect
					name="team"
					label={t("rules.team")}
					value={teamId}
					options={[{ value: "", label: "–" }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
				/>
			</FilterBar>
			{stops.length === 0 ? (
				<EmptyState title={t("round.none")}>{t("round.noneText")}</EmptyState>
			) : (
				<>
					<CityMap {...map} label={t("round.map")} points={points} height="18rem" />
					<ol className="grid gap-4">
						{stops.map((stop, index) => (
							<StopLine key={stop.id} stop={stop} index={index} />
						))}
					</ol>
				</>
			)}
		</Page>
	);
}
