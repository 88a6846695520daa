import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listMattersOf } from "~/domain/matters/queries/mine.server";
import { StateTag } from "~/domain/matters/ui/StateTag";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { accountOf } from "~/lib/actor";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:mine.title");
	const context = await contextFor(args, "matters.own");
	return { title, matters: await listMattersOf(context, accountOf(context.actor) ?? "") };
}

export default function MyMatters() {
	const { matters } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const write = <LinkButton to="/contact">{t("mine.write")}</LinkButton>;
	return (
		<Page width="text">
			<PageHeader title={t("mine.title")} lead={t("mine.lead")} actions={matters.length > 0 ? write : undefined} />
			{matters.length === 0 ? (
				<EmptyState title={t("mine.none")} action={write}>
					{t("mine.noneText")}
				</EmptyState>
			) : (
				<ul className="grid gap-4">
					{matters.map(({ reference, subject, topic, state, lastMessageAt }) => (
						<li key={reference}>
							<Card
								as="h2"
								to={`/me/matters/${reference}`}
								title={subject}
								eyebrow={<StateTag state={state} />}
								meta={`${reference} · ${t("mine.last", { date: formatDate(language, lastMessageAt, "day") })}`}
							>
								{t(`topics.${topic as "other"}`)}
							</Card>
						</li>
					))}
				</ul>
			)}
		</Page>
	);
}
