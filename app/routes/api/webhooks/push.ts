import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import type { VerifyRefusal } from "~/domain/channels/adapters/adapter";
import { adapterFor } from "~/domain/channels/adapters/registry.server";
import { receiveEvents } from "~/domain/channels/commands/receive-events.server";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { readBytes } from "~/server/http.server";

/** The largest push, in bytes: an e-mail with its files. */
const LIMIT = 26 * 1024 * 1024;

const STATUS = {
	unsigned: 401,
	"badly-signed": 401,
	stale: 401,
	"not-configured": 404,
} satisfies Record<VerifyRefusal, number>;

const receive = async (args: ActionFunctionArgs, context: Context) => {
	const channel = args.params.channel ?? "";
	const adapter = adapterFor(channel);
	if (!adapter) return Response.json({ error: "unknown-channel" }, { status: 404 });
	const { pathname, search } = new URL(args.request.url);
	const body = await readBytes(args.request, LIMIT);
	const url = env().PUBLIC_URL.replace(/\/$/, "") + pathname + search;
	const push = { url, headers: args.request.headers, body, now: context.now };
	const refusal = adapter.verify(push);
	if (refusal) return Response.json({ error: refusal }, { status: STATUS[refusal] });
	const received = await receiveEvents(context, { channelAccount: channel, events: adapter.split(push) });
	return Response.json({ received });
};

/** What a provider pushes: authenticated by its signature over the raw bytes, stored as it came, answered at once, read later. */
export async function action(args: ActionFunctionArgs) {
	return receive(args, await contextFor(args, "channels.push"));
}

/** Some gateways call back with GET. */
export async function loader(args: LoaderFunctionArgs) {
	return receive(args, await contextFor(args, "channels.push"));
}
