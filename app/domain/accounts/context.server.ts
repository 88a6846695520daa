import { redirect } from "@remix-run/node";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import type { RequestArgs } from "~/server/http.server";
import { markSeen } from "./commands/mark-seen.server";
import { type Act, permissionRefusal } from "./permissions";
import { actorOfCookie } from "./sessions.server";

/** The visitor behind a request, found once for all the loaders that answer it. */
const identify = ({ request, context }: RequestArgs) => {
	context.visit ??= (async () => {
		const now = new Date();
		const found = await actorOfCookie(request.headers.get("cookie"), now);
		if (found.setCookie) context.cookies.push(found.setCookie);
		if (found.shouldMarkSeen) await markSeen({ actor: found.actor, now, db: db() });
		return { actor: found.actor, now };
	})();
	return context.visit;
};

/**
 * The context of a request, for one act of the permission table: the only door of loaders and actions, closed by default.
 * A visitor who must sign in is sent to the sign-in page and back; who may not at all gets 403.
 */
export const contextFor = async (args: RequestArgs, act: Act): Promise<Context> => {
	const { actor, now } = await identify(args);
	const refusal = permissionRefusal(actor, act);
	if (refusal === "sign-in-needed") throw redirect(`/sign-in?to=${encodeURIComponent(backTo(args.request))}`);
	if (refusal === "confirmation-needed") throw redirect("/confirm");
	if (refusal) throw new Response("403", { status: 403, statusText: "Forbidden" });
	return { actor, now, db: db() };
};

/** Where to return after signing in: the page asked for, or the page that held the button. */
const backTo = (request: Request): string => {
	const url = new URL(request.url);
	if (request.method === "GET")
		return url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&]_routes=[^&]*/, "");
	const from = request.headers.get("referer");
	return from && URL.canParse(from) ? new URL(from).pathname + new URL(from).search : "/";
};
