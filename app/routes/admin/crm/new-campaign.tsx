import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveCampaign } from "~/domain/crm/commands/save-campaign.server";
import { guardNow } from "~/domain/crm/queries/elections.server";
import { listSegments } from "~/domain/crm/queries/segments.server";
import { campaignSchema } from "~/domain/crm/schema";
import { CampaignFields } from "~/domain/crm/ui/CampaignFields";
import { Guarded } from "~/domain/crm/ui/Guarded";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("crm:campaigns.new");
	const context = await contextFor(args, "campaigns.write");
	const [segments, areas, guard] = await Promise.all([
		listSegments(context),
		listAreaNames(context),
		guardNow(context),
	]);
	return { title, segments, areas, guard };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const read = await readForm(args, campaignSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveCampaign(context, { ...read.value, campaignId: null });
	if (!result.ok) return formRefused(read, read.t(`crm:refusals.${result.reason}`));
	return withFlash(`/admin/campaigns/${result.value.id}`, { tone: "success", text: read.t("crm:campaigns.saved") });
}

export default function NewCampaign() {
	const { segments, areas, guard } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	return (
		<Page width="text">
			<PageHeader
				title={t("campaigns.new")}
				lead={t("campaigns.lead")}
				breadcrumbs={[{ to: "/admin/campaigns", label: t("campaigns.title") }, { label: t("campaigns.new") }]}
			/>
			{guard ? <Guarded election={guard} /> : null}
			<CampaignFields lastResult={useActionData<typeof action>()} segments={segments} areas={areas} />
		</Page>
	);
}
