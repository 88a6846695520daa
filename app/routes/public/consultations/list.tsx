import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { type ConsultationSummary, listConsultations } from "~/domain/consultations/queries.server";
import { ConsultationCard } from "~/domain/consultations/ui/ConsultationCard";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Icon } from "~/ui/Icon";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const asked = new URL(args.request.url).searchParams.get("before") ?? undefined;
	const before = isId(asked) ? asked : undefined;
	const [open, upcoming, closed] = await Promise.all([
		listConsultations(context, { group: "open", limit: 50 }),
		listConsultations(context, { group: "upcoming", limit: 50 }),
		listConsultations(context, { group: "closed", after: before, limit: 12 }),
	]);
	return { open, upcoming, closed, isFirst: !before, now: context.now, title: t("consultations:list.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Grid = ({ consultations, now }: { consultations: ConsultationSummary[]; now: Date }) => (
	<CardGrid>
		{consultations.map((consultation) => (
			<ConsultationCard key={consultation.id} consultation={consultation} now={now} />
		))}
	</CardGrid>
);

export default function Consultations() {
	const { open, upcoming, closed, isFirst, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<Page>
			<PageHeader
				title={t("list.title")}
				lead={t("list.lead")}
				actions={
					<>
						<LinkButton tone="secondary" to="/calendar">
							<Icon name="clock" /> {t("calendar.title")}
						</LinkButton>
						<LinkButton tone="secondary" to="/petitions">
							{t("list.petitions")}
						</LinkButton>
						<LinkButton tone="secondary" to="/commitments">
							{t("list.commitments")}
						</LinkButton>
					</>
				}
			/>
			{isFirst ? (
				<Section title={t("list.open")}>
					{open.consultations.length > 0 ? (
						<Grid consultations={open.consultations} now={now} />
					) : (
						<EmptyState title={t("list.noneOpen")}>{t("list.noneOpenText")}</EmptyState>
					)}
				</Section>
			) : null}
			{isFirst && upcoming.consultations.length > 0 ? (
				<Section title={t("list.upcoming")}>
					<Grid consultations={upcoming.consultations} now={now} />
				</Section>
			) : null}
			{closed.consultations.length > 0 ? (
				<Section title={t("list.closed")}>
					<Grid consultations={closed.consultations} now={now} />
					<Pager
						olderTo={closed.next ? `/consultations?before=${closed.next}` : null}
						newerTo={isFirst ? null : "/consultations"}
					/>
				</Section>
			) : null}
		</Page>
	);
}
