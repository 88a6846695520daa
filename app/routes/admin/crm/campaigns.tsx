import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listCampaigns } from "~/domain/crm/queries/campaigns.server";
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
	return { title, campaigns: await listCampaigns(context) };
}

export default function Campaigns() {
	const { campaigns } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const columns = [
		{ label: t("campaigns.columns.subject") },
		{ label: t("campaigns.columns.state") },
		{ label: t("campaigns.columns.created") },
	];
	return (
		<Page>
			<PageHeader
				title={t("campaigns.title")}
				lead={t("campaigns.lead")}
				actions={<LinkButton to="/admin/campaigns/new">{t("campaigns.new")}</LinkButton>}
			/>
			{campaigns.length === 0 ? (
				<EmptyState title={t("campaigns.none")} />
			) : (
				<Table
					caption={t("campaigns.title")}
					hideCaption
					columns={columns}
					rows={campaigns.map(({ id, subject, state, createdAt }) => ({
						id,
						cells: [
							<Link key={id} to={`/admin/campaigns/${id}`}>
								{subject}
							</Link>,
							<Tag key="state">{t(`campaigns.states.${state}`)}</Tag>,
							formatDate(language, createdAt, "short"),
						],
					}))}
				/>
			)}
		</Page>
	);
}
