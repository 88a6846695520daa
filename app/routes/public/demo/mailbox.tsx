import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listMails, listShortMessages } from "~/domain/channels/queries.server";
import { formatDate } from "~/i18n/format";
import { isLanguage, type Language } from "~/i18n/languages";
import { isDemonstration } from "~/server/env.server";
import { orNotFound } from "~/server/http.server";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	orNotFound(isDemonstration() || null);
	const before = new URL(args.request.url).searchParams.get("before") ?? undefined;
	const isFirst = before === undefined;
	const [page, short] = await Promise.all([listMails(context, { before }), isFirst ? listShortMessages(context) : []]);
	return { ...page, short, isFirst };
}

export default function Mailbox() {
	const { mails, short, next, isFirst } = useLoaderData<typeof loader>();
	const { t, i18n } = useTranslation("channels");
	const language: Language = isLanguage(i18n.language) ? i18n.language : "fr";
	return (
		<Page width="text">
			<PageHeader title={t("mailbox.title")} lead={t("mailbox.lead")} />
			{mails.length === 0 ? <EmptyState title={t("mailbox.empty")} /> : null}
			{short.length > 0 ? (
				<Section title={t("mailbox.short")}>
					<ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
						{short.map(({ id, channel, to, text, createdAt }) => (
							<li key={id} className="rounded-card border border-line bg-surface p-4">
								<p className="whitespace-pre-line break-words">{text}</p>
								<p className="text-soft">
									{channel === "sms" ? t("mailbox.sms", { to }) : t("mailbox.notice")} ·{" "}
									{formatDate(language, createdAt, "moment")}
								</p>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
				{mails.map(({ id, to, subject, createdAt }) => (
					<li key={id}>
						<Card as="h2" to={`/mailbox/${id}`} title={subject}>
							<p className="wrap-anywhere text-soft">
								{t("mailbox.to", { to })} · {formatDate(language, createdAt, "moment")}
							</p>
						</Card>
					</li>
				))}
			</ul>
			<Pager olderTo={next ? `/mailbox?before=${next}` : null} newerTo={isFirst ? null : "/mailbox"} />
		</Page>
	);
}
