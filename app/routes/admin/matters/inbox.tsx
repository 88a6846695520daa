import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { countQueues, listInbox, readCursor } from "~/domain/matters/queries/inbox.server";
import { type Queue, queues } from "~/domain/matters/schema";
import { InboxCounts } from "~/domain/matters/ui/InboxCounts";
import { InboxTable } from "~/domain/matters/ui/InboxTable";
import { PageShortcuts } from "~/domain/matters/ui/PageShortcuts";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterText } from "~/ui/FilterBar";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";

/** What is counted beyond this is said «plus de». */
const COUNT_LIMIT = 1_000;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:inbox.title");
	const context = await contextFor(args, "matters.count");
	if (!may(context.actor, "matters.answer")) return { title, counts: await countQueues(context), desk: null };
	const query = new URL(args.request.url).searchParams;
	const queue = queues.find((name) => name === query.get("queue")) ?? "open";
	const search = (query.get("search") ?? "").slice(0, 80).trim();
	const cursor = readCursor(query.get("after"));
	const [counts, page] = await Promise.all([countQueues(context), listInbox(context, { queue, search, cursor })]);
	return { title, counts, desk: { queue, search, ...page, now: context.now } };
}

const useQueueTabs = (current: Queue, counts: Record<Queue, number>) => {
	const { t } = useTranslation("matters");
	const shown = (count: number) =>
		count > COUNT_LIMIT ? t("inbox.moreThan", { count: COUNT_LIMIT }) : count > 0 ? String(count) : undefined;
	return queues.map((queue) => ({
		to: `/admin/matters?queue=${queue}`,
		label: t(`inbox.${queue}`),
		current: queue === current,
		count: queue === "done" ? undefined : shown(counts[queue]),
	}));
};

export default function Inbox() {
	const { counts, desk } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const tabs = useQueueTabs(desk?.queue ?? "open", counts);
	if (!desk) return <InboxCounts counts={counts} />;
	const shortcuts = [
		{ key: "/", label: t("shortcuts.search"), selector: '[name="search"]' },
		{ key: "n", label: t("shortcuts.new"), selector: 'a[href="/admin/matters/new"]', press: true },
		...queues.slice(0, 5).map((name, index) => ({
			...{ key: String(index + 1), label: t(`inbox.${name}`), press: true },
			selector: `a[href="/admin/matters?queue=${name}"]`,
		})),
		{ key: "j", label: t("shortcuts.first"), selector: "a[data-matter]" },
	];
	const { queue, search, matters, next, now } = desk;
	const isByDue = !search && (queue === "open" || queue === "mine" || queue === "raised");
	const older = next ? `/admin/matters?${new URLSearchParams({ queue, search, after: next })}` : null;
	return (
		<Page width="wide">
			<PageHeader
				title={t("inbox.title")}
				actions={
					<>
						<LinkButton to="/admin/matters/new">{t("inbox.writeDown")}</LinkButton>
						<LinkButton to="/admin/by-hand" tone="secondary">
							{t("inbox.byHand")}
						</LinkButton>
						<LinkButton to="/admin/chat" tone="secondary">
							{t("chat.desk.title")}
						</LinkButton>
						<LinkButton to="/admin/team" tone="secondary">
							{t("team.title")}
						</LinkButton>
						<LinkButton to="/admin/answers" tone="secondary">
							{t("answers.title")}
						</LinkButton>
						<LinkButton to="/admin/inbound" tone="secondary">
							{t("inbox.parked")}
						</LinkButton>
					</>
				}
			/>
			<Tabs label={t("inbox.queues")} items={tabs} />
			<FilterBar label={t("inbox.search")} clearTo={search ? `/admin/matters?queue=${queue}` : undefined}>
				<input type="hidden" name="queue" value={queue} />
				<FilterText name="search" label={t("inbox.search")} value={search} />
			</FilterBar>
			{matters.length === 0 ? (
				<EmptyState title={t("inbox.none")}>{t("inbox.noneText")}</EmptyState>
			) : (
				<InboxTable caption={t(`inbox.${queue}`)} rows={matters} now={now} isByDue={isByDue} />
			)}
			<PageShortcuts shortcuts={shortcuts} />
			<Pager olderTo={older} />
		</Page>
	);
}
