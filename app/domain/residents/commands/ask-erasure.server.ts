import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

const DAY = 86_400_000;

/** How long one may change one's mind. */
export const COOLING_DAYS = 30;

/**
 * A person asks to be erased (GDPR, article 17): nothing happens for thirty days, then a job does it. `withdraw` also takes
 * away the texts they published. Refuses members of the staff: their account is closed by an administrator first.
 */
export const askErasure = (
	context: Context,
	{ accountId, withdraw }: { accountId: string; withdraw: boolean },
): Promise<Result<{ dueAt: Date }, "staff">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [account] = await db.$queryRaw<{ role: string }[]>`
			SELECT role::text AS role FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`;
		if (account?.role !== "resident") return refuse("staff");
		const standing = await db.erasure.findFirst({ where: { accountId, cancelledAt: null, doneAt: null } });
		if (standing) return ok({ dueAt: standing.dueAt });
		const dueAt = new Date(now.getTime() + COOLING_DAYS * DAY);
		await db.erasure.createMany({ data: { id: newId(now), accountId, withdraw, askedAt: now, dueAt } });
		await recordEvent(context, { name: "erasure.asked", subject: { type: "account", id: accountId } });
		return ok({ dueAt });
	});
