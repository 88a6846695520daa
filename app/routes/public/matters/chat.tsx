import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { chatCookie, chatOfCookie, countPresent } from "~/domain/channels/chat.server";
import { startChatSchema } from "~/domain/channels/chat-schema";
import { startChat } from "~/domain/channels/commands/start-chat.server";
import { handOverChat } from "~/domain/matters/commands/hand-over-chat.server";
import { StartChatFields } from "~/domain/matters/ui/Chat";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:chat.title");
	const context = await contextFor(args, "matters.write");
	const current = await chatOfCookie(context, args.request);
	if (current) throw redirect(`/chat/${current}`);
	const isStaffed = (await countPresent(context)) > 0;
	return { title, isStaffed, hasAccount: "accountId" in context.actor, key: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const read = await readForm(args, startChatSchema);
	if (!read.ok) return read.shownAgain;
	const result = await startChat(context, { ...read.value, language: await languageOf(args.request) });
	if (!result.ok) return formRefused(read, read.t("matters:chat.crowded"));
	const { chatId, secret } = result.value;
	if ((await countPresent(context)) === 0) await handOverChat(context, chatId);
	return redirect(`/chat/${chatId}`, { headers: { "Set-Cookie": chatCookie(chatId, secret) } });
}

/** Talk with an agent; when nobody is there the question becomes a request at once. */
export default function Chat() {
	const { title, isStaffed, hasAccount, key } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("chat.lead")} />
			{isStaffed ? <Alert tone="success">{t("chat.here")}</Alert> : <Alert tone="warning">{t("chat.away")}</Alert>}
			<p>
				<Link to="/answers">{t("faq.title")}</Link> · <Link to="/contact">{t("faq.write")}</Link>
			</p>
			<StartChatFields
				lastResult={useActionData<typeof action>()}
				hasAccount={hasAccount}
				isStaffed={isStaffed}
				nonce={key}
			/>
		</Page>
	);
}
