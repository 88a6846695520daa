import type { Role } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";
import { emailKey } from "../rules";
import { openSession } from "../sessions.server";
import { demoPeople } from "./ensure-demo-accounts.server";

type SignIn = { role: Role; device: string };

/** Opens a session of the demonstration account of a role; answers the cookie that carries it. Refuses in a real city. */
export const signInForDemonstration = async (
	context: Context,
	{ role, device }: SignIn,
): Promise<Result<string, "not-demonstration" | "no-such-account">> => {
	if (!isDemonstration()) return refuse("not-demonstration");
	const where = { emailKey: emailKey(demoPeople[role].email), role };
	const account = await context.db.account.findUnique({ where, select: { id: true } });
	if (!account) return refuse("no-such-account");
	return ok(await openSession(account.id, device, context.now, { method: "demonstration", strength: 1 }));
};
