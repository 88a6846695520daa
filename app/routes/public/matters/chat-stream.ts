import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { findChat, findOwnChat, listLines } from "~/domain/channels/chat.server";
import { orNotFound } from "~/server/http.server";
import { eventStream } from "~/server/stream.server";

/** The lines of a chat as they are written, for its visitor and for the agents: from whichever process holds the page. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const { chatId } = args.params;
	const own = await findOwnChat(context, args.request, chatId);
	const chat = orNotFound(own ?? (may(context.actor, "matters.answer") ? await findChat(context, chatId) : null));
	let state = chat.state;
	return eventStream(args.request, `chat:${chat.id}`, async (after) => {
		const lines = await listLines(context, chat.id, Number(after) || 0);
		const now = await findChat(context, chat.id);
		const last = String(lines.at(-1)?.number ?? (Number(after) || 0));
		const isMoved = now !== null && now.state !== state;
		if (now) state = now.state;
		return [
			...lines.map((line) => ({ id: String(line.number), name: "line", data: line })),
			...(isMoved ? [{ id: last, name: "state", data: { state } }] : []),
		];
	});
}
