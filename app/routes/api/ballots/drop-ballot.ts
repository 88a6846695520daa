import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { type DropRefusal, dropBallot } from "~/domain/ballots/commands/drop-ballot.server";
import { readJson } from "~/server/http.server";

/** A sealed ballot is about 1 kB, more where hundreds of options bear points. */
const LIMIT = 16 * 1024;

const statuses = {
	malformed: 400,
	"not-a-card": 422,
	"not-signed": 422,
	"revision-used": 409,
	"vote-not-open": 409,
} as const satisfies Record<DropRefusal, number>;

/** The request without what could say who sends it: the box has no session, even for a browser that would offer one. */
const anonymous = (args: ActionFunctionArgs): ActionFunctionArgs => ({
	...args,
	request: new Request(args.request.url, { method: "POST" }),
	context: { ...args.context, cookies: [], ip: "" },
});

/** The box: takes a sealed ballot from anybody who holds a card of the vote, and answers its receipt. */
export async function action(args: ActionFunctionArgs) {
	const unnamed = anonymous(args);
	await contextFor(unnamed, "city.read");
	const result = await dropBallot(args.params.voteId ?? "", await readJson(args.request, LIMIT));
	return Response.json(result.ok ? { ok: true, ...result.value } : { ok: false, reason: result.reason }, {
		status: result.ok ? 200 : statuses[result.reason],
		headers: { "Cache-Control": "no-store" },
	});
}
