import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { resultsRefusal } from "../policy";
import { extrasSchema, hiddenParts, type WriteResults } from "../schema";

type Input = WriteResults & { consultationId: string };

/** Holds the row of the publication, made if there was none, until the transaction ends. */
const lockPublication = async ({ db, now }: Context, consultationId: string) => {
	const row = { id: newId(now), consultationId, updatedAt: now };
	await db.publication.createMany({ data: row, skipDuplicates: true });
	await db.$queryRaw`SELECT 1 FROM "Publication" WHERE "consultationId" = ${consultationId}::uuid FOR UPDATE`;
	return db.publication.findUniqueOrThrow({
		where: { consultationId },
		select: { version: true, extras: true, updatedBy: true },
	});
};

/**
 * Keeps the conclusion, decisions and what goes with them as written so far; nobody but those who may publish sees them.
 * Refuses a text written over another than the one that was read: two officials at once.
 */
export const writeResults = async (
	context: Context,
	{ consultationId, conclusion, items, others, version, deliberation = "", shown }: Input,
): Promise<Result<null, "not-allowed" | "absent" | "stale-version">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { db, now, actor } = context;
		const consultation = await db.consultation.findUnique({ where: { id: consultationId }, select: { id: true } });
		if (!consultation) return refuse("absent");
		const known = await lockPublication(context, consultationId);
		if (version && version !== known.version) return refuse("stale-version");
		const extras = { ...extrasSchema.parse(known.extras), deliberation, hidden: hiddenParts(shown) };
		const row = { conclusion, decisions: { items, others }, extras, updatedAt: now, updatedBy: accountOf(actor) };
		await db.publication.updateMany({ where: { consultationId }, data: { ...row, version: { increment: 1 } } });
		await recordEvent(context, { name: "results.written", subject: { type: "consultation", id: consultationId } });
		return ok(null);
	});
};
