import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listCommitments } from "~/domain/results/commitment-queries.server";
import { findResults } from "~/domain/results/queries.server";
import { ResultsView } from "~/domain/results/ui/ResultsView";
import { ShareBox } from "~/domain/results/ui/ShareBox";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { env } from "~/server/env.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Hero } from "~/ui/Hero";
import { Icon } from "~/ui/Icon";
import { pageMeta } from "~/ui/meta";
import { Page, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const version = Number(new URL(args.request.url).searchParams.get("version")) || undefined;
	const found = orNotFound(await findResults(context, args.params.slug ?? "", version));
	const { commitments } = await listCommitments(context, { consultationId: found.consultation.id });
	const { map } = await findCity(context);
	return { ...found, commitments, map, publicUrl: env().PUBLIC_URL };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
	const named = pageMeta(matches, data?.consultation.title, data?.consultation.summary);
	if (!data?.publication) return named;
	const { consultation, publicUrl } = data;
	const page = new URL(`/consultations/${consultation.slug}/results`, publicUrl).href;
	return [
		...named,
		{ property: "og:type", content: "article" },
		{ property: "og:title", content: consultation.title },
		{ property: "og:description", content: consultation.summary },
		{ property: "og:url", content: page },
		{ property: "og:image", content: `${page}.png` },
		{ property: "og:image:width", content: "1200" },
		{ property: "og:image:height", content: "630" },
		{ name: "twitter:card", content: "summary_large_image" },
	];
};

const Versions = ({ slug, current }: { slug: string; current: number }) => {
	const { versions } = useLoaderData<typeof loader>();
	const { t, i18n } = useTranslation("results");
	if (versions.length < 2) return null;
	return (
		<Section title={t("page.versions")}>
			<ol className="grid list-disc gap-2 pl-6">
				{versions.map(({ version, publishedAt, reason }) => {
					const text = t("page.version", {
						version,
						date: formatDate(i18n.language as Language, publishedAt, "moment"),
					});
					return (
						<li key={version} aria-current={version === current ? "true" : undefined}>
							{version === current ? (
								text
							) : (
								<Link to={`/consultations/${slug}/results?version=${version}`}>{text}</Link>
							)}
							{` – ${reason ?? t("page.firstVersion")}`}
						</li>
					);
				})}
			</ol>
		</Section>
	);
};

export default function Results() {
	const { consultation, publication, versions, commitments, map, publicUrl } = useLoaderData<typeof loader>();
	const { t, i18n } = useTranslation("results");
	const { slug, title } = consultation;
	const date = publication && formatDate(i18n.language as Language, publication.publishedAt, "moment");
	const isOld = publication && publication.version !== versions[0]?.version;
	return (
		<>
			<Hero
				title={title}
				eyebrow={t("page.eyebrow")}
				lead={publication ? t("page.by", { date, name: publication.publisherName }) : consultation.summary}
				breadcrumbs={[{ to: `/consultations/${slug}`, label: title }, { label: t("page.title") }]}
				actions={
					publication ? (
						<LinkButton tone="secondary" to={`/consultations/${slug}/results.csv`} reloadDocument>
							<Icon name="download" /> {t("page.download")}
						</LinkButton>
					) : null
				}
			/>
			<Page>
				{isOld ? (
					<Alert tone="warning">
						<p>
							{t("page.oldVersion")} <Link to={`/consultations/${slug}/results`}>{t("page.lastVersion")}</Link>
						</p>
					</Alert>
				) : null}
				{publication ? (
					<>
						<ResultsView {...publication} slug={slug} map={map} commitments={commitments} />
						<ShareBox slug={slug} title={title} publicUrl={publicUrl} />
						<Versions slug={slug} current={publication.version} />
					</>
				) : (
					<EmptyState title={t("page.notYetTitle")}>{t("page.notYet")}</EmptyState>
				)}
			</Page>
		</>
	);
}
