import { type ActionFunctionArgs, json } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { receiveTabletAnswers } from "~/domain/surveys/commands/receive-tablet-answers.server";
import { tabletAnswersSchema } from "~/domain/surveys/schema";
import { orNotFound, readBytes } from "~/server/http.server";

/** The largest batch a tablet may send, in bytes. */
const LIMIT = 2 * 1024 * 1024;

const parsed = (bytes: Uint8Array) => {
	try {
		return tabletAnswersSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
	} catch {
		return null;
	}
};

/** Answers of a tablet, again and again if need be: each is told received, already received, or refused. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "surveys.tablet");
	const sent = parsed(await readBytes(args.request, LIMIT));
	if (!sent) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const receipts = orNotFound(await receiveTabletAnswers(context, { key: args.params.key ?? "", ...sent }));
	return json({ receipts });
}
