import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findOwnChat } from "~/domain/channels/chat.server";
import { endChat } from "~/domain/channels/commands/take-chat.server";
import { orNotFound } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const { id } = orNotFound(await findOwnChat(context, args.request, args.params.chatId));
	await endChat(context, id);
	return redirect(`/chat/${id}`);
}
