import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveCampaign } from "~/domain/crm/commands/save-campaign.server";
import { campaignRefusal } from "~/domain/crm/policy";
import { findCampaign, listLetters } from "~/domain/crm/queries/campaigns.server";
import { guardNow } from "~/domain/crm/queries/elections.server";
import { listSegments } from "~/domain/crm/queries/segments.server";
import { campaignSchema } from "~/domain/crm/schema";
import { CampaignFields } from "~/domain/crm/ui/CampaignFields";
import { CampaignReport } from "~/domain/crm/ui/CampaignReport";
import { CampaignWords } from "~/domain/crm/ui/CampaignWords";
import { Guarded } from "~/domain/crm/ui/Guarded";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import type { NewsChannel, NewsTopic } from "~/domain/residents/schema";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

const acts = ["submit", "approve", "cancel"] as const;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const campaign = orNotFound(await findCampaign(context, args.params.campaignId));
	const [segments, areas, guard] = await Promise.all([
		listSegments(context),
		listAreaNames(context),
		guardNow(context),
	]);
	const isGuarded = guard !== null;
	const possible = acts.filter((act) => campaignRefusal(context.actor, act, { ...campaign, isGuarded }) === null);
	const { count: letters } = await listLetters(context, campaign.id);
	return { campaign, possible, segments, areas, letters, guard: campaign.nature === "promotional" ? guard : null };
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

const namesOf = (options: { id: string; name: string }[]) =>
	Object.fromEntries(options.map(({ id, name }) => [id, name]));

/** What can be done with it now. */
const Acts = () => {
	const { campaign, possible, letters } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const base = `/admin/campaigns/${campaign.id}`;
	return (
		<div className="flex flex-wrap gap-3">
			<ButtonForm action={`${base}/test`} tone="secondary" label={t("campaigns.test")} />
			{letters > 0 ? (
				<LinkButton to={`${base}/letters`} tone="secondary">
					{t("letters.short")} ({letters})
				</LinkButton>
			) : null}
			{possible.map((act) => (
				<ButtonForm
					key={act}
					action={`${base}/move`}
					fields={{ act }}
					tone={act === "cancel" ? "danger" : "primary"}
					label={t(`campaigns.${act}`)}
				/>
			))}
		</div>
	);
};

const Facts = () => {
	const { campaign, segments } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["crm", "residents"]);
	const { planned } = campaign;
	const ways = campaign.channels.map((way) => t(`residents:preferences.ways.${way as NewsChannel}`)).join(", ");
	const people = planned?.isHidden ? t("crm:register.few") : t("crm:register.about", { count: planned?.count ?? 0 });
	const items = [
		{ term: t("crm:campaigns.topic"), description: t(`residents:topics.${campaign.topic as NewsTopic}`) },
		{ term: t("crm:campaigns.nature"), description: t(`crm:campaigns.natures.${campaign.nature}`) },
		{
			term: t("crm:campaigns.segment"),
			description: segments.find(({ id }) => id === campaign.segmentId)?.name ?? t("crm:campaigns.everyone"),
		},
		{ term: t("crm:campaigns.channels"), description: ways },
		...(planned ? [{ term: t("crm:campaigns.planned"), description: people }] : []),
		{ term: t("crm:campaigns.author"), description: campaign.authorName },
		...(campaign.approverName ? [{ term: t("crm:campaigns.approver"), description: campaign.approverName }] : []),
	];
	return <DefinitionList items={items} />;
};

export default function Campaign() {
	const { campaign, segments, areas, guard } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation("crm");
	const names = { areas: namesOf(areas), segments: namesOf(segments) };
	return (
		<Page width="text">
			<PageHeader
				title={campaign.subject}
				eyebrow={<Tag>{t(`campaigns.states.${campaign.state}`)}</Tag>}
				breadcrumbs={[{ to: "/admin/campaigns", label: t("campaigns.title") }, { label: campaign.subject }]}
			/>
			{guard && (campaign.state === "draft" || campaign.state === "submitted") ? <Guarded election={guard} /> : null}
			<Acts />
			{campaign.state === "draft" ? (
				<CampaignFields lastResult={lastResult} segments={segments} areas={areas} campaign={campaign} />
			) : (
				<>
					<Facts />
					<CampaignWords campaign={campaign} names={names} />
				</>
			)}
			{campaign.fates.length > 0 ? (
				<Section title={t("campaigns.report")}>
					<CampaignReport fates={campaign.fates} outcomes={campaign.outcomes} />
				</Section>
			) : null}
		</Page>
	);
}
