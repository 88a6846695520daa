import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveCampaign } from "~/domain/crm/commands/save-campaign.server";
import { campaignRefusal } from "~/domain/crm/policy";
import { findCampaign } from "~/domain/crm/queries/campaigns.server";
import { listSegments } from "~/domain/crm/queries/segments.server";
import { campaignSchema } from "~/domain/crm/schema";
import { CampaignFields } from "~/domain/crm/ui/CampaignFields";
import { CampaignReport } from "~/domain/crm/ui/CampaignReport";
import type { NewsTopic } from "~/domain/residents/schema";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

const acts = ["submit", "approve", "cancel"] as const;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const campaign = orNotFound(await findCampaign(context, args.params.campaignId));
	const possible = acts.filter((act) => campaignRefusal(context.actor, act, campaign) === null);
	return { campaign, possible, segments: await listSegments(context) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.campaign.subject);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const campaignId = orNotFound(isId(args.params.campaignId) ? args.params.campaignId : null);
	const read = await readForm(args, campaignSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveCampaign(context, { ...read.value, campaignId });
	if (!result.ok) return formRefused(read, read.t(`crm:refusals.${result.reason}`));
	return withFlash(`/admin/campaigns/${campaignId}`, { tone: "success", text: read.t("crm:campaigns.saved") });
}

export default function Campaign() {
	const { campaign, possible, segments } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation(["crm", "residents"]);
	const base = `/admin/campaigns/${campaign.id}`;
	const segment = segments.find(({ id }) => id === campaign.segmentId)?.name ?? t("crm:campaigns.everyone");
	const facts = [
		{ term: t("crm:campaigns.topic"), description: t(`residents:topics.${campaign.topic as NewsTopic}`) },
		{ term: t("crm:campaigns.segment"), description: segment },
		{ term: t("crm:campaigns.author"), description: campaign.authorName },
		...(campaign.approverName ? [{ term: t("crm:campaigns.approver"), description: campaign.approverName }] : []),
	];
	return (
		<Page width="text">
			<PageHeader
				title={campaign.subject}
				eyebrow={<Tag>{t(`crm:campaigns.states.${campaign.state}`)}</Tag>}
				breadcrumbs={[{ to: "/admin/campaigns", label: t("crm:campaigns.title") }, { label: campaign.subject }]}
			/>
			<div className="flex flex-wrap gap-3">
				<ButtonForm action={`${base}/test`} tone="secondary" label={t("crm:campaigns.test")} />
				{possible.map((act) => (
					<ButtonForm
						key={act}
						action={`${base}/move`}
						fields={{ act }}
						tone={act === "cancel" ? "danger" : "primary"}
						label={t(`crm:campaigns.${act}`)}
					/>
				))}
			</div>
			{campaign.state === "draft" ? (
				<CampaignFields lastResult={lastResult} segments={segments} campaign={campaign} />
			) : (
				<>
					<DefinitionList items={facts} />
					<Section title={t("crm:campaigns.text")}>
						<p className="max-w-prose whitespace-pre-line break-words">{campaign.text}</p>
					</Section>
				</>
			)}
			{campaign.fates.length > 0 ? (
				<Section title={t("crm:campaigns.report")}>
					<CampaignReport fates={campaign.fates} />
				</Section>
			) : null}
		</Page>
	);
}
