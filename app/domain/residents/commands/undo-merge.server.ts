import { z } from "zod";
import { reviveAccount } from "~/domain/accounts/commands/retire-account.server";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { mayUndo, movable, wishRhythms } from "../duplicates/rules";

const movedSchema = z.array(z.object({ table: z.string(), column: z.string(), ids: z.array(z.string()) }));

const displacedSchema = z.object({
	emailKey: z.string().nullable().default(null),
	identity: z.boolean().default(false),
	wishes: z.array(z.object({ topic: z.string(), channel: z.string(), rhythm: z.enum(wishRhythms) })).default([]),
});

type Sides = { keptId: string; goneId: string };

const giveBack = async ({ db }: Context, moved: unknown, { keptId, goneId }: Sides) => {
	for (const { table, column, ids } of movedSchema.parse(moved)) {
		// Only the names of the registry of what moves ever reach a statement.
		if (!movable.some((line) => line.table === table && line.column === column)) continue;
		await db.$executeRawUnsafe(
			`UPDATE "${table}" SET "${column}" = $2::uuid WHERE id::text = ANY($3::text[]) AND "${column}" = $1::uuid`,
			keptId,
			goneId,
			ids,
		);
	}
};

/**
 * Undoes a merge: each row that moved and is still there goes back, and the account signs in again. Refuses after ninety
 * days, and an address that somebody else has taken since.
 */
export const undoMerge = (
	context: Context,
	{ caseId }: { caseId: string },
): Promise<Result<null, "not-allowed" | "not-found" | "too-late" | "address-taken">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "people.merge")) return refuse("not-allowed");
		await db.$queryRaw`SELECT id FROM "DuplicateCase" WHERE id = ${caseId}::uuid FOR UPDATE`;
		const pair = await db.duplicateCase.findFirst({ where: { id: caseId, state: "merged" } });
		if (!pair?.keptId || !pair.decidedAt) return refuse("not-found");
		if (!mayUndo(pair.decidedAt, now)) return refuse("too-late");
		const keptId = pair.keptId;
		const sides = { keptId, goneId: keptId === pair.oneId ? pair.otherId : pair.oneId };
		const { emailKey, identity, wishes } = displacedSchema.parse(pair.displaced);
		if (!(await reviveAccount(context, sides, { emailKey, identity }))) return refuse("address-taken");
		await giveBack(context, pair.moved, sides);
		for (const { topic, channel, rhythm } of wishes)
			await db.preference.updateMany({
				where: { accountId: keptId, topic, channel },
				data: { rhythm, changedAt: now },
			});
		const data = { state: "undone" as const, decidedBy: accountOf(actor), decidedAt: now, moved: [], displaced: {} };
		await db.duplicateCase.update({ where: { id: caseId }, data });
		const details = { caseId, goneId: sides.goneId };
		await recordEvent(context, { name: "people.merge-undone", subject: { type: "account", id: keptId }, details });
		return ok(null);
	});
