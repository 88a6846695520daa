import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { leaveTopic } from "~/domain/residents/commands/leave-topic.server";
import { type NewsTopic, newsTopics } from "~/domain/residents/schema";
import { topicOfLink } from "~/domain/residents/unsubscribe.server";
import { translatorFor } from "~/i18n/i18next.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("residents:unsubscribe.title");
	await contextFor(args, "preferences.leave");
	const topic = topicOfLink(args.params.token ?? "")?.topic;
	return { title, topic: newsTopics.find((known) => known === topic) ?? null };
}

/** Mail programs post here by themselves when asked (RFC 8058), people by the button: the same one thing. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.leave");
	const result = await leaveTopic(context, args.params.token ?? "");
	return data({ isDone: result.ok }, { status: result.ok ? 200 : 404 });
}

export default function Unsubscribe() {
	const { topic } = useLoaderData<typeof loader>();
	const done = useActionData<typeof action>()?.isDone === true;
	const { t } = useTranslation("residents");
	const name = topic ? t(`topics.${topic satisfies NewsTopic}`) : "";
	const all = (
		<LinkButton to="/me/preferences" tone="secondary">
			{t("unsubscribe.all")}
		</LinkButton>
	);
	return (
		<Page width="text">
			<PageHeader title={done ? t("unsubscribe.done") : t("unsubscribe.title")} />
			{topic ? null : <Alert tone="warning">{t("unsubscribe.unknown")}</Alert>}
			{topic && done ? (
				<Alert tone="success" live>
					{t("unsubscribe.doneText", { topic: name })}
				</Alert>
			) : null}
			{topic && !done ? (
				<Form method="post" className="grid justify-items-start gap-4">
					<p>{t("unsubscribe.lead", { topic: name })}</p>
					<Button>{t("unsubscribe.button")}</Button>
				</Form>
			) : null}
			<div>{all}</div>
		</Page>
	);
}
