import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findReceived } from "~/domain/crm/queries/campaigns.server";
import { matchesOf } from "~/domain/crm/queries/segments.server";
import { readBlocks } from "~/domain/crm/rules/blocks";
import { readTree } from "~/domain/crm/rules/tree";
import { describeFact, describeTree, leavesOf } from "~/domain/crm/ui/describe";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import type { NewsChannel, NewsTopic } from "~/domain/residents/schema";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("crm:why.title");
	const context = await contextFor(args, "preferences.own");
	const accountId = accountOf(context.actor) ?? "";
	const {
		tree: frozen,
		blocks: stored,
		mine,
		...campaign
	} = orNotFound(await findReceived(context, accountId, args.params.campaignId));
	const read = readTree(frozen ?? { all: [] });
	const tree = read.ok ? read.tree : { all: [] };
	const blocks = readBlocks(stored).filter((_, index) => mine.includes(index));
	const leaves = leavesOf(tree);
	const [matches, areas] = await Promise.all([matchesOf(context, leaves, accountId), listAreaNames(context)]);
	const names = { areas: Object.fromEntries(areas.map(({ id, name }) => [id, name])), segments: {} };
	return { title, campaign, blocks, tree, leaves, matches, names, leave: unsubscribePath(accountId, campaign.topic) };
}

/** The rule that chose this person, in words made from the very tree that ran, beside what is true of them. */
export default function Why() {
	const { campaign, blocks, tree, leaves, matches, names, leave } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["crm", "residents", "common"]);
	const isHome = campaign.channel === "home";
	return (
		<Page width="text">
			<PageHeader title={t("crm:why.title")} eyebrow={campaign.subject} />
			<p>
				{isHome
					? t("crm:why.home")
					: t("crm:why.topic", { topic: t(`residents:topics.${campaign.topic as NewsTopic}`) })}
			</p>
			{leaves.length === 0 ? (
				<p>{t("crm:why.everyone")}</p>
			) : (
				<>
					<p>
						{t("crm:why.rule")} <strong>{describeTree(t, tree, names)}</strong>.
					</p>
					<Section title={t("crm:why.yours")}>
						<DefinitionList
							items={leaves.map((leaf, index) => ({
								term: describeFact(t, leaf, names),
								description: matches[index] ? t("crm:why.yes") : t("crm:why.no"),
							}))}
						/>
					</Section>
				</>
			)}
			<p>{t("crm:why.channel", { channel: t(`residents:preferences.ways.${campaign.channel as NewsChannel}`) })}</p>
			{blocks.length > 0 ? (
				<Section title={t("crm:why.blocks")}>
					{blocks.map(({ when, text }) => (
						<div key={text} className="max-w-prose">
							<p className="whitespace-pre-line break-words">{text}</p>
							<p className="text-soft">{t("crm:why.blockFor", { rule: describeTree(t, when, names) })}</p>
						</div>
					))}
				</Section>
			) : null}
			<Section title={campaign.subject}>
				<p className="max-w-prose whitespace-pre-line break-words">{campaign.text}</p>
			</Section>
			<div className="flex flex-wrap gap-3">
				<LinkButton to="/me/preferences">{t("crm:why.change")}</LinkButton>
				{isHome ? null : (
					<LinkButton to={leave} tone="secondary">
						{t("crm:why.leave")}
					</LinkButton>
				)}
				<LinkButton to="/me/information" tone="secondary">
					{t("crm:why.correct")}
				</LinkButton>
				<LinkButton to="/campaigns" tone="quiet">
					{t("crm:why.register")}
				</LinkButton>
			</div>
		</Page>
	);
}
