import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listPolls } from "~/domain/ballots/queries/poll.server";
import { translatorFor } from "~/i18n/i18next.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const t = await translatorFor(args.request);
	return { polls: await listPolls(context), title: t("ballots:poll.listTitle") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The votes an officer can be needed for. */
export default function Polls() {
	const { polls } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	return (
		<Page width="text">
			<PageHeader
				title={t("poll.listTitle")}
				lead={t("poll.listLead")}
				breadcrumbs={[{ to: "/admin", label: t("poll.desk") }, { label: t("poll.listTitle") }]}
			/>
			{polls.length === 0 ? <EmptyState title={t("poll.none")} /> : null}
			<ul className="grid gap-3">
				{polls.map(({ phaseId, title, channels }) => (
					<li key={phaseId} className="rounded-card border border-line bg-surface p-4">
						<Link to={`/admin/polls/${phaseId}${channels.includes("paper") ? "" : "/counter"}`}>{title}</Link>
					</li>
				))}
			</ul>
		</Page>
	);
}
