import { grantResidence } from "~/domain/accounts/commands/grant-residence.server";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { CounterCheck } from "../schema";

/**
 * An agent saw, at the counter, a paper that says where someone lives. The kind of paper is noted; nothing of it is copied.
 * Never one's own home, and only for a resident's account.
 */
export const checkAtCounter = (
	context: Context,
	{ accountId, seen, ...home }: CounterCheck & { accountId: string; areaId?: string | null },
): Promise<Result<null, "not-allowed" | "no-such-account" | "own-home">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "residence.check")) return refuse("not-allowed");
		if (accountId === accountOf(actor)) return refuse("own-home");
		const account = await db.account.findFirst({ where: { id: accountId, role: "resident" }, select: { id: true } });
		if (!account) return refuse("no-such-account");
		const decided = { state: "accepted" as const, decidedAt: now, decidedBy: accountOf(actor), seen };
		await db.residenceProof.createMany({
			data: { id: newId(now), accountId, method: "counter", ...home, ...decided, createdAt: now, expiresAt: now },
		});
		await grantResidence(context, { accountId, method: "counter" });
		const subject = { type: "account", id: accountId };
		await recordEvent(context, { name: "residence.decided", subject, details: { method: "counter", accepted: true } });
		return ok(null);
	});
