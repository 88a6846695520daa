import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findChat } from "~/domain/channels/chat.server";
import { lineSchema } from "~/domain/channels/chat-schema";
import { writeChatLine } from "~/domain/channels/commands/write-chat-line.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

/** A line of the agent who took the chat: by the page's script (JSON), or by its form. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const chat = orNotFound(await findChat(context, args.params.chatId));
	if (chat.agentId !== accountOf(context.actor)) throw new Response("409", { status: 409, statusText: "Conflict" });
	const line = await readButton(args, lineSchema);
	const name = chat.agentName ?? "";
	const result = await writeChatLine(context, { ...line, chatId: chat.id, side: "agent", name });
	if (args.request.headers.get("accept") === "application/json")
		return result.ok ? Response.json(result.value) : Response.json({ reason: result.reason }, { status: 409 });
	if (result.ok) return redirect(`/admin/chat/${chat.id}`);
	const t = await translatorFor(args.request);
	return withFlash(`/admin/chat/${chat.id}`, { tone: "error", text: t(`matters:chat.refusals.${result.reason}`) });
}
