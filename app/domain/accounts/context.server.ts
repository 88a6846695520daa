import { redirect } from "@remix-run/node";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import type { RequestArgs } from "~/server/http.server";
import { markSeen } from "./commands/mark-seen.server";
import { type Act, permissionRefusal } from "./permissions";
import { actorOfCookie, type Waiting } from "./sessions.server";

/** The visitor behind a request, found once for all the loaders that answer it. */
const identify = ({ request, context }: RequestArgs) => {
	context.visit ??= (async () => {
		const now = new Date();
		const found = await actorOfCookie(request.headers.get("cookie"), now);
		if (found.setCookie) context.cookies.push(found.setCookie);
		if (found.shouldMarkSeen) await markSeen({ actor: found.actor, now, db: db() });
		return { actor: found.actor, waiting: found.waiting, now };
	})();
	return context.visit;
};

/** The session that still waits for its second factor, behind a request; null when there is none. */
export const waitingSession = async (args: RequestArgs): Promise<Waiting | null> =>
	(await identify(args)).waiting as Waiting | null;

/**
 * The context of a request, for one act of the permission table: the only door of loaders and actions, closed by default.
 * A visitor who must sign in is sent to the sign-in page and back; who may not at all gets 403.
 */
export const contextFor = async (args: RequestArgs, act: Act): Promise<Context> => {
	const { actor, waiting, now } = await identify(args);
	const refusal = permissionRefusal(actor, act);
	if (refusal === "sign-in-needed") {
		const door = waiting ? "/sign-in/second-factor" : "/sign-in";
		throw redirect(`${door}?to=${encodeURIComponent(backTo(args.request))}`);
	}
	if (refusal === "confirmation-needed") throw redirect("/confirm");
	if (refusal === "acting-for-other") throw redirect("/me/people?acting=1");
	if (refusal) throw new Response("403", { status: 403, statusText: "Forbidden" });
	return { actor, now, db: db() };
};

/** How long a proof of being there holds for what is sensitive, in milliseconds. */
const PROOF_HOLDS = 10 * 60_000;

/** Whether the owner of the session proved to be there lately enough for a sensitive act. */
export const isRecentlyProved = ({ actor, now }: Context): boolean =>
	!("sessionId" in actor) ||
	actor.provedAt === undefined ||
	(actor.provedAt !== null && now.getTime() - actor.provedAt.getTime() < PROOF_HOLDS);

/** Before a sensitive act: sends to the page where the owner proves to be there (and back) unless they just did. */
export const requireRecentProof = (args: RequestArgs, context: Context): void => {
	if (!isRecentlyProved(context)) throw redirect(`/me/prove?to=${encodeURIComponent(backTo(args.request))}`);
};

/** Whose second factor is being brought or made: who is signed in, or who waits at the door with the right password. */
export type Owner = { accountId: string; token: string; stage: "full" | "second_factor" | "enrolment" };

export const findOwner = async (args: RequestArgs, { actor }: Context): Promise<Owner | null> => {
	if ("sessionId" in actor) return { accountId: actor.accountId, token: actor.sessionId, stage: "full" };
	return waitingSession(args);
};

/** Who may make a second factor: the signed-in owner who just proved to be there, or staff sent to enrol one. */
export const ownerEnrolling = async (args: RequestArgs, context: Context): Promise<Owner> => {
	const owner = await findOwner(args, context);
	if (!owner) throw redirect("/sign-in");
	if (owner.stage === "second_factor") throw redirect("/sign-in/second-factor");
	if (owner.stage === "full") requireRecentProof(args, context);
	return owner;
};

/** Where to return after signing in: the page asked for, or the page that held the button. */
const backTo = (request: Request): string => {
	const url = new URL(request.url);
	if (request.method === "GET")
		return url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&]_routes=[^&]*/, "");
	const from = request.headers.get("referer");
	return from && URL.canParse(from) ? new URL(from).pathname + new URL(from).search : "/";
};
