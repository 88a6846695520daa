import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { countPresent, findOwnChat, listLines } from "~/domain/channels/chat.server";
import { suggestAnswers } from "~/domain/matters/queries/answers.server";
import { findMatterOfChat } from "~/domain/matters/queries/chat.server";
import { ChatRoom } from "~/domain/matters/ui/Chat";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:chat.title");
	const context = await contextFor(args, "matters.write");
	const chat = orNotFound(await findOwnChat(context, args.request, args.params.chatId));
	const lines = await listLines(context, chat.id);
	const [matter, suggested, present] = await Promise.all([
		chat.matterId ? findMatterOfChat(context, chat) : null,
		chat.state === "waiting" ? suggestAnswers(context, lines[0]?.text ?? "", 2) : [],
		countPresent(context),
	]);
	const { id, state, agentName } = chat;
	const answers = suggested.map(({ slug, question, short }) => ({ slug, question, short }));
	return {
		title,
		chat: { id, state, agentName },
		lines,
		matter,
		answers,
		isStaffed: present > 0,
		key: crypto.randomUUID(),
	};
}

export default function Room() {
	const { title, chat, lines, matter, answers, isStaffed, key } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const isLiving = chat.state === "waiting" || chat.state === "open";
	return (
		<Page width="text">
			<PageHeader title={title} />
			{chat.state === "waiting" ? (
				<Alert>{isStaffed ? t("chat.waiting") : t("chat.waitingAlone")}</Alert>
			) : chat.state === "open" ? (
				<Alert tone="success">{t("chat.with", { name: chat.agentName ?? "" })}</Alert>
			) : null}
			{matter ? (
				<Alert tone="success" title={t("chat.becameMatter", { reference: matter.reference })}>
					<p>{t("chat.keepLink")}</p>
					<p>
						<Link to={matter.link}>{t("chat.follow")}</Link>
					</p>
				</Alert>
			) : null}
			{answers.length > 0 ? (
				<Section title={t("chat.maybe")}>
					<ul className="grid gap-3">
						{answers.map(({ slug, question, short }) => (
							<li key={slug}>
								<Link to={`/answers/${slug}`}>{question}</Link>
								<p className="text-soft">{short}</p>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<ChatRoom path={`/chat/${chat.id}`} lines={lines} side="visitor" isLiving={isLiving} nonce={key} />
			<div className="flex flex-wrap gap-3">
				{isLiving ? (
					<>
						<ButtonForm action={`/chat/${chat.id}/hand-over`} tone="secondary" label={t("chat.handOver")} />
						<ButtonForm action={`/chat/${chat.id}/end`} tone="quiet" label={t("chat.end")} />
					</>
				) : (
					<LinkButton to="/chat" tone="secondary">
						{t("chat.again")}
					</LinkButton>
				)}
			</div>
		</Page>
	);
}
