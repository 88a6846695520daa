import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { ConsultationCard } from "~/domain/consultations/ui/ConsultationCard";
import { homeOf } from "~/domain/crm/queries/home.server";
import { NearMe } from "~/domain/crm/ui/NearMe";
import { nearPlaceOf } from "~/domain/directory/near-place.server";
import { ProcedureSearch } from "~/domain/directory/ui/ProcedureSearch";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate, formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Hero } from "~/ui/Hero";
import { Icon } from "~/ui/Icon";
import { Page, Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const [home, city] = await Promise.all([homeOf(context, nearPlaceOf(args.request)), findCity(context)]);
	const name = "name" in context.actor ? context.actor.name : null;
	return { ...home, city: city.name, name, now: context.now };
}

const Waiting = () => {
	const { waiting } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	return waiting.map(({ reference, subject }) => (
		<Alert key={reference} tone="info" title={t("home.waiting")}>
			<Link to={`/me/matters/${reference}`}>{subject}</Link>
		</Alert>
	));
};

const News = () => {
	const { news } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	if (news.length === 0) return null;
	return (
		<Section title={t("home.forYou")}>
			<div className="grid gap-4">
				{news.map(({ id, subject, text, own }) => (
					<article key={id} className="grid gap-2 rounded-card border border-line bg-surface p-5">
						<h3 className="text-subheading">
							<Link to={`/me/news/${id}`}>{subject}</Link>
						</h3>
						<p className="whitespace-pre-line">{text}</p>
						{own.map((part) => (
							<p key={part} className="whitespace-pre-line">
								{part}
							</p>
						))}
						<p>
							<Link to={`/me/news/${id}`} aria-label={`${t("home.why")} – ${subject}`}>
								{t("home.why")}
							</Link>
						</p>
					</article>
				))}
			</div>
		</Section>
	);
};

const Open = () => {
	const { open, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	return (
		<Section title={t("home.open")} actions={<Link to="/consultations">{t("home.allConsultations")}</Link>}>
			{open.length === 0 ? <EmptyState title={t("home.nothingOpen")} /> : null}
			<CardGrid columns={open.length === 2 ? 2 : 3}>
				{open.map((consultation) => (
					<ConsultationCard key={consultation.id} consultation={consultation} now={now} />
				))}
			</CardGrid>
		</Section>
	);
};

const Decided = () => {
	const { decided } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	if (decided.length === 0) return null;
	return (
		<Section title={t("home.decided")} actions={<Link to="/commitments">{t("home.commitments")}</Link>}>
			<CardGrid>
				{decided.map(({ id, slug, title, summary, publishedAt, participants }) => (
					<Card
						key={id}
						to={`/consultations/${slug}/results`}
						title={title}
						eyebrow={publishedAt ? formatDate(language, publishedAt) : null}
						meta={participants ? t("home.participants", { count: participants }) : null}
					>
						{summary}
					</Card>
				))}
			</CardGrid>
		</Section>
	);
};

export default function Home() {
	const { city, name, near, figures } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	return (
		<>
			<Hero
				large
				title={name ? t("home.hello", { name: name.split(" ")[0] }) : t("home.title", { city })}
				lead={t(name ? "home.leadSignedIn" : "home.lead")}
				actions={
					<>
						<LinkButton to="/consultations">
							<Icon name="megaphone" /> {t("home.participate")}
						</LinkButton>
						<LinkButton to="/reports/new" tone="secondary">
							<Icon name="camera" /> {t("home.report")}
						</LinkButton>
					</>
				}
			>
				<div className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
					<ProcedureSearch />
				</div>
			</Hero>
			<Page>
				<Waiting />
				<News />
				<Open />
				<NearMe near={near} />
				<Decided />
				<Section title={t("home.street")} actions={<Link to="/reports">{t("home.allReports")}</Link>}>
					<StatGrid>
						<Stat label={t("home.fixed")} value={formatNumber(language, figures.fixed)} />
						<Stat label={t("home.inHand")} value={formatNumber(language, figures.open)} />
					</StatGrid>
				</Section>
			</Page>
		</>
	);
}
