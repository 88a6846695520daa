import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { removeStored } from "~/server/images.server";
import { readJournal, writeInJournal } from "~/server/journal.server";
import { eraseRows } from "../rights/engine.server";

/** Erasures done in one run at most: a fault would be seen before it reaches everyone. */
const CAP = 500;

const erase = (context: Context, { id, accountId, withdraw }: { id: string; accountId: string; withdraw: boolean }) =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [standing] = await db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "Erasure" WHERE id = ${id}::uuid AND "cancelledAt" IS NULL AND "doneAt" IS NULL FOR UPDATE SKIP LOCKED`;
		if (!standing) return null;
		const exports = await db.personalExport.findMany({ where: { accountId }, select: { storageKey: true } });
		const files = await eraseRows(context, accountId, withdraw);
		await db.erasure.updateMany({ where: { id }, data: { doneAt: now } });
		await recordEvent(context, { name: "person.erased", subject: { type: "account", id: accountId } });
		return [...files, ...exports.flatMap(({ storageKey }) => storageKey ?? [])];
	});

const eraseOne = async (context: Context, due: { id: string; accountId: string; withdraw: boolean }) => {
	const files = await erase(context, due);
	if (!files) return false;
	await writeInJournal("erasures", {
		accountId: due.accountId,
		withdraw: String(due.withdraw),
		at: context.now.toISOString(),
	});
	for (const key of files) await removeStored(key);
	return true;
};

/** Erases the persons whose thirty days are over. Answers how many. Safe to repeat and to run twice at once. */
export const runErasures = async (context: Context): Promise<number> => {
	const due = await context.db.erasure.findMany({
		where: { dueAt: { lte: context.now }, cancelledAt: null, doneAt: null },
		select: { id: true, accountId: true, withdraw: true },
		orderBy: { dueAt: "asc" },
		take: CAP,
	});
	let done = 0;
	for (const one of due) if (await eraseOne(context, one)) done += 1;
	return done;
};

/** After a backup was put back: erases again those who were erased since. Answers how many came back. */
export const replayErasures = async (context: Context): Promise<number> => {
	const journal = await readJournal("erasures");
	let again = 0;
	for (const { accountId, withdraw } of journal) {
		const back = await context.db.account.findUnique({ where: { id: accountId ?? "" }, select: { id: true } });
		if (!back) continue;
		const files = await transaction(context, (context) => eraseRows(context, back.id, withdraw === "true"));
		for (const key of files) await removeStored(key);
		again += 1;
	}
	return again;
};
