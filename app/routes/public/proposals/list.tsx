import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { findConsultation } from "~/domain/consultations/queries.server";
import { PhaseTerms } from "~/domain/consultations/ui/PhaseTerms";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { countProposals, countUnplaced, listProposals, MOST_COUNTED } from "~/domain/proposals/list.server";
import { collectingPhase, collectingTerms } from "~/domain/proposals/phase";
import { listSchema } from "~/domain/proposals/schema";
import { ProposalCard } from "~/domain/proposals/ui/ProposalCard";
import { ProposalFilters } from "~/domain/proposals/ui/ProposalFilters";
import { SearchAlert } from "~/domain/proposals/ui/SearchAlert";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { orderSeed } from "~/server/order-seed.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

const open = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const consultation = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const phase = orNotFound(collectingPhase(consultation.phases, context.now));
	const terms = { ...collectingTerms(phase), mostCounted: MOST_COUNTED };
	const filters = listSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	const sort = filters.sort && terms.sortsOffered.includes(filters.sort) ? filters.sort : "random";
	const asked = { ...filters, sort, consultationId: consultation.id };
	const seed = orderSeed(context, args.request);
	const [{ proposals, next }, count, unplaced, areas, map] = await Promise.all([
		listProposals(context, { ...asked, seed, hideCounts: !terms.countsShown }),
		countProposals(context, asked),
		countUnplaced(context, asked),
		listAreaNames(context),
		cityMap(context),
	]);
	const asOf = { ...phase, consultation };
	const allows = (action: "submit" | "support") =>
		open.includes(participationRefusal(context.actor, asOf, action, context.now));
	const { slug, title } = consultation;
	return {
		consultation: { slug, title },
		...{ terms, asked, proposals, next, count, unplaced, areas, map },
		conditions: await listTerms(context, phase, `/consultations/${slug}/proposals`),
		maySubmit: allows("submit"),
		maySupport: allows("support"),
		title: `${t("proposals:list.title")} – ${title}`,
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The address of this list with other parameters; those that are empty are left out. */
const addressWith = (base: string, parameters: Record<string, string | undefined>) => {
	const search = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value) as [string, string][]);
	return search.size > 0 ? `${base}?${search}` : base;
};

const ListPart = () => {
	const { consultation, asked, proposals, next, areas, maySupport } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { pathname, search } = useLocation();
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	const { sort, theme, area, state } = asked;
	const filters = { search: asked.search, theme, area, state, sort };
	const base = `/consultations/${consultation.slug}/proposals`;
	if (proposals.length === 0) return <EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState>;
	return (
		<div className="grid min-w-0 content-start gap-5">
			<ul className="grid gap-4">
				{proposals.map((proposal) => (
					<li key={proposal.id} className="min-w-0">
						<ProposalCard
							proposal={proposal}
							areaName={names.get(proposal.areaId ?? "")}
							to={pathname + search}
							isSupportOpen={maySupport && (state ?? "published") === "published"}
						/>
					</li>
				))}
			</ul>
			<Pager
				order={sort === "recent" ? "time" : "any"}
				olderTo={next ? addressWith(base, { ...filters, after: next }) : null}
				newerTo={asked.after ? addressWith(base, filters) : null}
			/>
		</div>
	);
};

const MapPart = () => {
	const { consultation, asked, map, unplaced } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { search, theme, area, state } = asked;
	const base = `/consultations/${consultation.slug}/proposals/map`;
	const fetchUrl = addressWith(base, { search, theme, area, state });
	return (
		<div className="max-lg:order-first lg:sticky lg:top-24 lg:self-start">
			<CityMap key={fetchUrl} label={t("list.map")} fetchUrl={fetchUrl} height="clamp(16rem, 50vh, 34rem)" {...map} />
			{unplaced === 0 ? null : (
				<p className="mt-2 text-soft">
					{unplaced === null ? t("list.unplacedSome") : t("list.unplaced", { count: unplaced })}
				</p>
			)}
		</div>
	);
};

export default function Proposals() {
	const { consultation, terms, asked, count, areas, maySubmit, conditions } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const base = `/consultations/${consultation.slug}`;
	return (
		<Page width="wide">
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: base, label: consultation.title },
					{ label: t("list.title") },
				]}
				title={t("list.title")}
				lead={count > terms.mostCounted ? t("list.many", { count: terms.mostCounted }) : t("list.count", { count })}
				actions={
					<>
						{maySubmit ? <LinkButton to={`${base}/proposals/new`}>{t("list.submit")}</LinkButton> : null}
						<LinkButton tone="quiet" to={`${base}/proposals/export`} reloadDocument>
							{t("list.export")}
						</LinkButton>
					</>
				}
			/>
			<PhaseTerms groups={conditions} />
			<ProposalFilters
				asked={asked}
				themes={terms.themes}
				areas={areas}
				sortsOffered={terms.sortsOffered}
				clearTo={`${base}/proposals`}
			/>
			<SearchAlert slug={consultation.slug} asked={asked} />
			<div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
				<ListPart />
				<MapPart />
			</div>
		</Page>
	);
}
