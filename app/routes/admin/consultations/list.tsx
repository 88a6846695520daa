import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { listConsultations } from "~/domain/consultations/queries.server";
import { ConsultationCard } from "~/domain/consultations/ui/ConsultationCard";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";

const groups = ["draft", "open", "upcoming", "closed"] as const;

const searchSchema = z.object({
	group: z.enum(groups).optional().catch(undefined),
	before: z.uuid().optional().catch(undefined),
});

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { group, before } = searchSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	const shown = group ?? "open";
	const page = await listConsultations(context, { group: shown, after: before });
	return { ...page, group: shown, isFirst: !before, now: context.now, title: t("consultations:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ManagedConsultations() {
	const { consultations, next, group, isFirst, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const to = (name: string) => `/admin/consultations?group=${name}`;
	return (
		<Page>
			<PageHeader
				title={t("admin.title")}
				lead={t("admin.lead")}
				actions={<LinkButton to="/admin/consultations/new">{t("admin.new")}</LinkButton>}
			/>
			<Tabs
				label={t("admin.groupsLabel")}
				items={groups.map((name) => ({ to: to(name), label: t(`admin.groups.${name}`), current: name === group }))}
			/>
			{consultations.length === 0 ? (
				<EmptyState title={t("admin.none")}>{isFirst && group === "open" ? t("admin.noneText") : null}</EmptyState>
			) : (
				<CardGrid>
					{consultations.map((consultation) => (
						<ConsultationCard
							key={consultation.id}
							as="h2"
							consultation={consultation}
							now={now}
							to={`/admin/consultations/${consultation.id}`}
						/>
					))}
				</CardGrid>
			)}
			<Pager olderTo={next ? `${to(group)}&before=${next}` : null} newerTo={isFirst ? null : to(group)} />
		</Page>
	);
}
