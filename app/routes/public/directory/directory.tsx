import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listProcedures, listUnits, searchProcedures } from "~/domain/directory/queries/procedures.server";
import { searchSchema } from "~/domain/directory/schema";
import { ProcedureSearch } from "~/domain/directory/ui/ProcedureSearch";
import { listSites } from "~/domain/residents/provider/services.server";
import { SiteCards } from "~/domain/residents/ui/SiteCards";
import { translatorFor } from "~/i18n/i18next.server";
import { Card, CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { q } = searchSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	const [found, procedures, units, sites] = await Promise.all([
		searchProcedures(context, q),
		q ? [] : listProcedures(context),
		q ? [] : listUnits(context),
		q ? [] : listSites(context),
	]);
	return { q, found, procedures, units, sites, title: t("directory:title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Directory() {
	const { q } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	return (
		<Page>
			<PageHeader title={t("title")} lead={t("lead")} />
			<ProcedureSearch q={q} />
			{q ? <Found /> : <Everything />}
		</Page>
	);
}

const Found = () => {
	const { q, found } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	if (found.length === 0) return <EmptyState title={t("search.none", { q })}>{t("search.noneHelp")}</EmptyState>;
	return (
		<Section title={t("search.results", { count: found.length, q })}>
			<ul className="grid gap-4">
				{found.map(({ slug, title, summary, delay, unitName }) => (
					<li key={slug}>
						<Card
							to={`/directory/${slug}`}
							title={title}
							meta={[t("inCharge", { name: unitName }), delay].filter(Boolean).join(" · ")}
						>
							{summary}
						</Card>
					</li>
				))}
			</ul>
		</Section>
	);
};

const Everything = () => {
	const { procedures, units, sites } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["directory", "residents"]);
	return (
		<>
			<Section title={t("all")}>
				<CardGrid>
					{procedures.map(({ slug, title, summary }) => (
						<Card key={slug} to={`/directory/${slug}`} title={title}>
							{summary}
						</Card>
					))}
				</CardGrid>
			</Section>
			{sites.length > 0 ? (
				<Section title={t("residents:services.sites")}>
					<p className="text-soft">{t("residents:services.sitesLead")}</p>
					<SiteCards sites={sites} />
				</Section>
			) : null}
			<Section title={t("units")}>
				<ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
					{units.map(({ code, name, mission }) => (
						<li key={code}>
							<Link to={`/directory/units/${code}`} className="font-semibold">
								{name}
							</Link>
							<p className="text-soft">{mission}</p>
						</li>
					))}
				</ul>
			</Section>
		</>
	);
};
