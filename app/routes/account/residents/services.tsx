import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listMyServices, listSites } from "~/domain/residents/provider/services.server";
import { SiteCards } from "~/domain/residents/ui/SiteCards";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { accountOf } from "~/lib/actor";
import { ButtonForm, buttonClass } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const [links, sites] = await Promise.all([
		listMyServices(context, accountOf(context.actor) ?? ""),
		listSites(context),
	]);
	return { links, sites, title: t("residents:services.title"), me: t("crm:me.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function MyServices() {
	const { links, sites, title, me } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("services.lead")} breadcrumbs={[{ to: "/me", label: me }, { label: title }]} />
			{links.length === 0 ? <EmptyState title={t("services.none")}>{t("services.noneText")}</EmptyState> : null}
			{links.length > 0 ? (
				<ul className="grid gap-4">
					{links.map((link) => (
						<li key={link.id}>
							<Linked link={link} />
						</li>
					))}
				</ul>
			) : null}
			{sites.length > 0 ? (
				<Section title={t("services.sites")}>
					<p className="text-soft">{t("services.sitesLead")}</p>
					<SiteCards sites={sites} />
				</Section>
			) : null}
		</Page>
	);
}

type Link = ReturnType<typeof useLoaderData<typeof loader>>["links"][number];

const Linked = ({ link }: { link: Link }) => {
	const { t } = useTranslation("residents");
	const language = useLanguage();
	const { service, keys, givenAt, withdrawnAt } = link;
	const list = keys.map((key) => t(`attributes.${key}`)).join(", ");
	return (
		<Card
			as="h2"
			title={service.name}
			eyebrow={
				withdrawnAt
					? t("services.ended", { date: formatDate(language, withdrawnAt, "moment") })
					: t("services.since", { date: formatDate(language, givenAt) })
			}
			actions={
				withdrawnAt ? null : (
					<>
						{service.siteUrl ? (
							<a href={service.siteUrl} className={buttonClass("secondary", "small")}>
								{t("services.visit")}
							</a>
						) : null}
						<ButtonForm
							action={`/me/services/${link.id}/withdraw`}
							tone="danger"
							size="small"
							label={t("services.withdraw")}
						/>
					</>
				)
			}
		>
			<p>{list ? t("services.gets", { list }) : t("services.getsNothing")}</p>
		</Card>
	);
};
