import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockMatter } from "./lock-matter.server";
import { findByKey, lockKey, storeMessage } from "./store-message.server";

type Input = { reference: string; reason: string; nonce: string };

/** An agent asks for help: the matter is marked urgent, stands in the queue of those that were raised, and says why in a note. Once per form. */
export const escalateMatter = (
	context: Context,
	{ reference, reason, nonce }: Input,
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const { accountId, name } = context.actor as Extract<Actor, { kind: "staff" }>;
		const key = `form:${nonce}`;
		await lockKey(context, key);
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (await findByKey(context, key)) return ok(null);
		const place = { key, matterId: matter.id, originId: matter.id, direction: "note" as const, channel: "web" };
		await storeMessage(context, { ...place, authorId: accountId, authorName: name, text: reason });
		const data = { escalatedAt: matter.escalatedAt ?? context.now, urgent: true, version: { increment: 1 } };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		await recordEvent(context, { name: "matter.escalated", subject: { type: "matter", id: matter.id } });
		return ok(null);
	});

/** Raises matters whose answer is late, so that no delay passes unseen. Answers how many. Runs every hour. */
export const escalateLate = ({ db, now }: Context): Promise<number> =>
	db.$executeRaw`
		UPDATE "Matter" SET "escalatedAt" = ${now} WHERE id IN (
			SELECT id FROM "Matter" WHERE desk = 'city' AND "answerDueAt" < ${now} AND "escalatedAt" IS NULL
			ORDER BY "answerDueAt" LIMIT 1000)`;
