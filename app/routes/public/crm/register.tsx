import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listRegister } from "~/domain/crm/queries/campaigns.server";
import { listSegmentNames } from "~/domain/crm/queries/segments.server";
import { readTree } from "~/domain/crm/rules/tree";
import { describeTree, type Names } from "~/domain/crm/ui/describe";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import type { NewsChannel, NewsTopic } from "~/domain/residents/schema";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { Icon } from "~/ui/Icon";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const namesOf = (options: { id: string; name: string }[]) =>
	Object.fromEntries(options.map(({ id, name }) => [id, name]));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const title = (await translatorFor(args.request))("crm:register.title");
	const [campaigns, areas, segments] = await Promise.all([
		listRegister(context),
		listAreaNames(context),
		listSegmentNames(context),
	]);
	return { title, campaigns, names: { areas: namesOf(areas), segments: namesOf(segments) } satisfies Names };
}

type Entry = ReturnType<typeof useLoaderData<typeof loader>>["campaigns"][number];

const Campaign = ({ entry, names }: { entry: Entry; names: Names }) => {
	const { t } = useTranslation(["crm", "residents", "common"]);
	const language = useLanguage();
	const topic = t(`residents:topics.${entry.topic as NewsTopic}`);
	const read = readTree(entry.tree ?? { all: [] });
	const isOpen = !read.ok || ("all" in read.tree && read.tree.all.length === 0);
	const who = isOpen
		? t("crm:register.everyone", { topic })
		: t("crm:register.rule", { topic, rule: describeTree(t, read.tree, names) });
	const { isHidden, count } = entry.people;
	return (
		<article className="grid gap-4 rounded-card border border-line bg-surface p-5">
			<h2 className="text-subheading">{entry.subject}</h2>
			<DefinitionList
				items={[
					{ term: t("crm:register.when"), description: formatDate(language, entry.approvedAt ?? "", "day") },
					{ term: t("crm:register.why"), description: t(`crm:campaigns.natures.${entry.nature}`) },
					{ term: t("crm:register.who"), description: who },
					{
						term: t("crm:register.how"),
						description: entry.channels.map((way) => t(`residents:preferences.ways.${way as NewsChannel}`)).join(", "),
					},
					{
						term: t("crm:register.count"),
						description: isHidden ? t("crm:register.few") : t("crm:register.about", { count }),
					},
				]}
			/>
			<p className="text-soft">
				{t("crm:register.approved")} {entry.blocks > 0 ? t("crm:register.blocks", { count: entry.blocks }) : null}
			</p>
			<Disclosure summary={t("crm:register.read")}>
				<p className="max-w-prose whitespace-pre-line break-words">{entry.text}</p>
			</Disclosure>
		</article>
	);
};

/** Every campaign the city sent: when, to whom, why, how many. */
export default function Register() {
	const { title, campaigns, names } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("register.lead")}
				actions={
					<LinkButton tone="secondary" to="/open-data/campaigns.csv" reloadDocument>
						<Icon name="download" /> {t("register.csv")}
					</LinkButton>
				}
			/>
			{campaigns.length === 0 ? <EmptyState title={t("register.none")} /> : null}
			{campaigns.map((entry) => (
				<Campaign key={entry.id} entry={entry} names={names} />
			))}
		</Page>
	);
}
