import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { keepSubscription } from "~/domain/channels/commands/keep-subscription.server";
import { subscriptionSchema } from "~/domain/channels/push-schema";
import { readButton } from "~/server/http.server";

const STATUS = { "not-allowed": 403, "unsafe-address": 400, "too-many": 409 } as const;

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const { endpoint, ...keys } = await readButton(args, subscriptionSchema);
	const result = await keepSubscription(context, { endpoint, keys });
	if (!result.ok) return Response.json({ reason: result.reason }, { status: STATUS[result.reason] });
	return args.request.headers.get("accept") === "application/json" ? Response.json({}) : redirect("/me/preferences");
}
