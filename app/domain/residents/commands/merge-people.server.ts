import { retireAccount } from "~/domain/accounts/commands/retire-account.server";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { leastOf, movable } from "../duplicates/rules";

export type MergeRefusal = "not-allowed" | "not-found" | "two-people" | "voted" | "own-account";

export type Moved = { table: string; column: string; ids: string[] };

type Sides = { keptId: string; goneId: string };

/** Rows go from one account to the other, each written down; what the kept account has already stays where it is. */
const moveRows = async ({ db }: Context, { keptId, goneId }: Sides): Promise<Moved[]> => {
	const moved: Moved[] = [];
	for (const { table, column, apart } of movable) {
		const alone = apart
			? `AND NOT EXISTS (SELECT 1 FROM "${table}" k WHERE k."${column}" = $1::uuid AND k."${apart}" = t."${apart}")`
			: "";
		const rows = await db.$queryRawUnsafe<{ id: string }[]>(
			`UPDATE "${table}" t SET "${column}" = $1::uuid WHERE t."${column}" = $2::uuid ${alone} RETURNING id::text AS id`,
			keptId,
			goneId,
		);
		if (rows.length > 0) moved.push({ table, column, ids: rows.map(({ id }) => id) });
	}
	return moved;
};

/** Consents merge by the most restrictive: answers what the kept account had chosen before. */
const mergeWishes = async ({ db, now }: Context, { keptId, goneId }: Sides) => {
	const select = { topic: true, channel: true, rhythm: true };
	const [own, theirs] = await Promise.all([
		db.preference.findMany({ where: { accountId: keptId }, select }),
		db.preference.findMany({ where: { accountId: goneId }, select }),
	]);
	for (const { topic, channel, rhythm } of own) {
		const other = theirs.find((wish) => wish.topic === topic && wish.channel === channel)?.rhythm;
		const least = leastOf(rhythm, other);
		const key = { accountId_topic_channel: { accountId: keptId, topic, channel } };
		if (least !== rhythm) await db.preference.update({ where: key, data: { rhythm: least, changedAt: now } });
	}
	return own;
};

/** Why these two accounts are not merged: two verified identities, or a ballot in a vote under way that could be cast twice. */
const obstacle = async ({ db }: Context, { keptId, goneId }: Sides): Promise<"two-people" | "voted" | null> => {
	const verified = await db.verifiedPerson.count({ where: { accountId: { in: [keptId, goneId] } } });
	if (verified > 1) return "two-people";
	const [vote] = await db.$queryRaw<unknown[]>`
		SELECT 1 FROM "Ballot" b JOIN "Vote" v ON v.id = b."voteId"
		WHERE b."voterId" = ${goneId}::uuid AND v.state = 'open' LIMIT 1`;
	return vote ? "voted" : null;
};

/**
 * An agent says that two accounts are one person: what they wrote, asked and reported goes to the account kept, the other
 * signs nobody in any more. Votes never move, and nothing is merged while a ballot of the account that goes could be cast
 * again. Everything is written down for ninety days, so that it can be undone. Never for the agent's own account.
 */
export const mergePeople = (
	context: Context,
	{ caseId, keptId, reason }: { caseId: string; keptId: string; reason: string },
): Promise<Result<null, MergeRefusal>> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "people.merge")) return refuse("not-allowed");
		await db.$queryRaw`SELECT id FROM "DuplicateCase" WHERE id = ${caseId}::uuid FOR UPDATE`;
		const pair = await db.duplicateCase.findFirst({ where: { id: caseId, state: { in: ["suspected", "undone"] } } });
		if (!pair || (keptId !== pair.oneId && keptId !== pair.otherId)) return refuse("not-found");
		const sides = { keptId, goneId: keptId === pair.oneId ? pair.otherId : pair.oneId };
		if (accountOf(actor) === sides.keptId || accountOf(actor) === sides.goneId) return refuse("own-account");
		const why = await obstacle(context, sides);
		const subject = { type: "account", id: sides.keptId };
		if (why) {
			await recordEvent(context, { name: "people.merge-refused", subject, details: { caseId, why } });
			return refuse(why);
		}
		const wishes = await mergeWishes(context, sides);
		const moved = await moveRows(context, sides);
		const displaced = { ...(await retireAccount(context, sides)), wishes };
		const decided = { state: "merged" as const, keptId, reason, decidedBy: accountOf(actor), decidedAt: now };
		await db.duplicateCase.update({ where: { id: caseId }, data: { ...decided, moved, displaced } });
		const details = { caseId, goneId: sides.goneId, tables: moved.map(({ table, ids }) => `${table} ${ids.length}`) };
		await recordEvent(context, { name: "people.merged", subject, details });
		return ok(null);
	});
