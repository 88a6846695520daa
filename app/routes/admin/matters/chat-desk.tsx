import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findChat, isPresent, listLines } from "~/domain/channels/chat.server";
import { suggestAnswers } from "~/domain/matters/queries/answers.server";
import { findMatterOfChat } from "~/domain/matters/queries/chat.server";
import { ChatRoom } from "~/domain/matters/ui/Chat";
import { ChatPresence } from "~/domain/matters/ui/ChatDesk";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const t = await translatorFor(args.request);
	const context = await contextFor(args, "matters.answer");
	const chat = orNotFound(await findChat(context, args.params.chatId));
	const lines = await listLines(context, chat.id);
	const said = lines.findLast(({ side }) => side === "visitor")?.text ?? "";
	const [answers, matter, present] = await Promise.all([
		suggestAnswers(context, said, 3),
		findMatterOfChat(context, chat),
		isPresent(context),
	]);
	const title = chat.name || t("matters:chat.someone");
	const { id, state, agentName } = chat;
	const isMine = chat.agentId === accountOf(context.actor);
	const reference = matter?.reference ?? null;
	const ready = answers.map(({ short }) => short);
	return { title, chat: { id, state, agentName }, lines, isMine, reference, ready, present, key: crypto.randomUUID() };
}

export default function ChatDesk() {
	const { title, chat, lines, isMine, reference, ready, present, key } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const path = `/admin/chat/${chat.id}`;
	const isLiving = chat.state === "waiting" || chat.state === "open";
	return (
		<Page width="text">
			<PageHeader title={title} breadcrumbs={[{ to: "/admin/chat", label: t("chat.desk.title") }, { label: title }]} />
			<ChatPresence isPresent={present} />
			{reference ? (
				<Alert>
					<Link to={`/admin/matters/${reference}`}>{t("chat.becameMatter", { reference })}</Link>
				</Alert>
			) : null}
			{chat.state === "waiting" ? (
				<ButtonForm action={`${path}/take`} label={t("chat.desk.take")} />
			) : chat.state === "open" && !isMine ? (
				<Alert tone="warning">{t("chat.desk.taken", { name: chat.agentName ?? "" })}</Alert>
			) : null}
			<ChatRoom
				key={`${chat.state}-${isMine}`}
				path={path}
				streamPath={`/chat/${chat.id}`}
				lines={lines}
				side="agent"
				isLiving={chat.state === "open" && isMine}
				nonce={key}
				ready={ready}
			/>
			{isLiving ? (
				<div className="flex flex-wrap gap-3">
					<ButtonForm action={`${path}/hand-over`} tone="secondary" label={t("chat.desk.handOver")} />
					<ButtonForm action={`${path}/end`} tone="quiet" label={t("chat.end")} />
				</div>
			) : null}
		</Page>
	);
}
