import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { notePresence } from "~/domain/matters/commands/note-presence.server";
import { readButton } from "~/server/http.server";

/** What an open page says every few seconds. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { typing } = await readButton(args, z.object({ typing: z.enum(["1", ""]).default("") }));
	const reference = args.params.reference ?? "";
	return Response.json({ others: await notePresence(context, { reference, isTyping: typing === "1" }) });
}
