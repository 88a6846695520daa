import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { isPresent, listChats } from "~/domain/channels/chat.server";
import { ChatPresence } from "~/domain/matters/ui/ChatDesk";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:chat.desk.title");
	const context = await contextFor(args, "matters.answer");
	const [listed, present] = await Promise.all([listChats(context), isPresent(context)]);
	return { title, ...listed, present };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["chats"][number];

const tones = { waiting: "warning", open: "info", ended: "neutral", handed_over: "success" } as const;

const ChatCards = ({ chats }: { chats: Shown[] }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	return (
		<ul className="grid gap-4">
			{chats.map(({ id, name, state, agentName, question, startedAt }) => (
				<li key={id}>
					<Card
						to={`/admin/chat/${id}`}
						title={name || t("chat.someone")}
						eyebrow={<Tag tone={tones[state]}>{t(`chat.states.${state}`)}</Tag>}
						meta={[formatDate(language, startedAt, "moment"), agentName].filter(Boolean).join(" · ")}
					>
						{question}
					</Card>
				</li>
			))}
		</ul>
	);
};

export default function Chats() {
	const { title, chats, ended, present } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("chat.desk.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: title }]}
			/>
			<ChatPresence isPresent={present} />
			{chats.length === 0 ? (
				<EmptyState title={t("chat.desk.none")}>{t("chat.desk.noneText")}</EmptyState>
			) : (
				<Section title={t("chat.desk.now")}>
					<ChatCards chats={chats} />
				</Section>
			)}
			{ended.length > 0 ? (
				<Section title={t("chat.desk.before")}>
					<ChatCards chats={ended} />
				</Section>
			) : null}
		</Page>
	);
}
