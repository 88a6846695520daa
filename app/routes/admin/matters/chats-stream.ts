import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { listChats } from "~/domain/channels/chat.server";
import { eventStream } from "~/server/stream.server";

/** Says that the list of chats changed; the page then reads it again. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const print = async () => JSON.stringify((await listChats(context)).chats.map(({ id, state }) => [id, state]));
	let known = await print();
	return eventStream(args.request, "chats", async (after) => {
		const now = await print();
		if (now === known) return [];
		known = now;
		return [{ id: String((Number(after) || 0) + 1), name: "chats", data: {} }];
	});
}
