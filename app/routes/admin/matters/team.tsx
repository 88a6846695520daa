import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { satisfactionFigures } from "~/domain/matters/queries/satisfaction.server";
import { listTeam } from "~/domain/matters/queries/team.server";
import { isAway } from "~/domain/matters/rules/assignment";
import { formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { accountOf } from "~/lib/actor";
import { cityDay } from "~/lib/city-day";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:team.title");
	const context = await contextFor(args, "matters.answer");
	const [team, figures] = await Promise.all([listTeam(context), satisfactionFigures(context)]);
	const today = cityDay(context.now);
	const absent = (text: string) => text || null;
	const shown = team.map((one) => ({
		...one,
		isAway: isAway({ absentFrom: absent(one.absentFrom), absentUntil: absent(one.absentUntil) }, today),
	}));
	const mayEditAll = may(context.actor, "accounts.manage");
	return { title, team: shown, figures, me: accountOf(context.actor), mayEditAll };
}

export default function Team() {
	const { title, team, figures, me, mayEditAll } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const columns = [
		{ label: t("team.name") },
		{ label: t("team.topics") },
		{ label: t("team.load"), align: "end" as const },
		{ label: t("team.presence") },
	];
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("team.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: title }]}
			/>
			<Table
				caption={title}
				hideCaption
				columns={columns}
				rows={team.map(({ accountId, name, topics, load, capacity, isAway }) => ({
					id: accountId,
					cells: [
						mayEditAll || accountId === me ? (
							<Link key="name" to={`/admin/team/${accountId}`}>
								{name}
							</Link>
						) : (
							name
						),
						topics.map((topic) => t(`topics.${topic as "other"}`)).join(" · ") || t("team.noTopic"),
						t("team.loadOf", { load, capacity }),
						isAway ? (
							<Tag key="away" tone="warning">
								{t("team.away")}
							</Tag>
						) : (
							t("team.here")
						),
					],
				}))}
			/>
			<Section title={t("rating.figures")}>
				{figures ? (
					<StatGrid>
						<Stat label={t("rating.count")} value={formatNumber(language, figures.count)} />
						<Stat label={t("rating.yes")} value={formatNumber(language, figures.yes)} />
						<Stat label={t("rating.partly")} value={formatNumber(language, figures.partly)} />
						<Stat label={t("rating.no")} value={formatNumber(language, figures.no)} />
					</StatGrid>
				) : (
					<p className="text-soft">{t("rating.tooFew")}</p>
				)}
			</Section>
		</Page>
	);
}
