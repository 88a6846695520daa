import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findOwnChat } from "~/domain/channels/chat.server";
import { lineSchema } from "~/domain/channels/chat-schema";
import { writeChatLine } from "~/domain/channels/commands/write-chat-line.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

/** A line of the visitor: by the page's script (JSON), or by its form. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const chat = orNotFound(await findOwnChat(context, args.request, args.params.chatId));
	const line = await readButton(args, lineSchema);
	const { id: chatId, name } = chat;
	const result = await writeChatLine(context, { ...line, chatId, side: "visitor", name });
	if (args.request.headers.get("accept") === "application/json") {
		return result.ok
			? Response.json(result.value)
			: Response.json({ reason: result.reason }, { status: result.reason === "ended" ? 409 : 429 });
	}
	if (result.ok) return redirect(`/chat/${chatId}`);
	const t = await translatorFor(args.request);
	return withFlash(`/chat/${chatId}`, { tone: "error", text: t(`matters:chat.refusals.${result.reason}`) });
}
