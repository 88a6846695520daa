import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { noteChatPresence } from "~/domain/channels/commands/take-chat.server";
import { ownAddress, readButton } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { here } = await readButton(args, z.object({ here: z.enum(["1", ""]).default("") }));
	await noteChatPresence(context, here === "1");
	if (args.request.headers.get("accept") === "application/json") return Response.json({});
	const from = args.request.headers.get("referer");
	const back = from && URL.canParse(from) ? ownAddress(new URL(from).pathname) : "/admin/chat";
	return redirect(back);
}
