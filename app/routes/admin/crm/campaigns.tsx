import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { listCampaigns } from "~/domain/crm/queries/campaigns.server";
import type { NewsChannel } from "~/domain/residents/schema";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("crm:campaigns.title");
	const context = await contextFor(args, "campaigns.write");
	return { title, campaigns: await listCampaigns(context), maySet: may(context.actor, "elections.set") };
}

export default function Campaigns() {
	const { campaigns, maySet } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["crm", "residents"]);
	const language = useLanguage();
	const columns = [
		{ label: t("crm:campaigns.columns.subject") },
		{ label: t("crm:campaigns.columns.state") },
		{ label: t("crm:campaigns.columns.channel") },
		{ label: t("crm:campaigns.columns.created") },
	];
	return (
		<Page>
			<PageHeader
				title={t("crm:campaigns.title")}
				lead={t("crm:campaigns.lead")}
				actions={
					<>
						<LinkButton to="/admin/campaigns/new">{t("crm:campaigns.new")}</LinkButton>
						<LinkButton to="/campaigns" tone="secondary">
							{t("crm:campaigns.register")}
						</LinkButton>
						{maySet ? (
							<LinkButton to="/admin/elections" tone="secondary">
								{t("crm:campaigns.elections")}
							</LinkButton>
						) : null}
					</>
				}
			/>
			{campaigns.length === 0 ? (
				<EmptyState title={t("crm:campaigns.none")} />
			) : (
				<Table
					caption={t("crm:campaigns.title")}
					hideCaption
					columns={columns}
					rows={campaigns.map(({ id, subject, state, channels, createdAt }) => ({
						id,
						cells: [
							<Link key={id} to={`/admin/campaigns/${id}`}>
								{subject}
							</Link>,
							<Tag key="state">{t(`crm:campaigns.states.${state}`)}</Tag>,
							channels.map((way) => t(`residents:preferences.ways.${way as NewsChannel}`)).join(", "),
							formatDate(language, createdAt, "short"),
						],
					}))}
				/>
			)}
		</Page>
	);
}
