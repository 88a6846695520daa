import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { resultsRefusal } from "../policy";
import type { WriteResults } from "../schema";

/** Keeps the conclusion and decisions as written so far; nobody but those who may publish sees them. */
export const writeResults = async (
	context: Context,
	{ consultationId, conclusion, items, others }: WriteResults & { consultationId: string },
): Promise<Result<null, "not-allowed" | "absent">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { db, now, actor } = context;
		const consultation = await db.consultation.findUnique({ where: { id: consultationId }, select: { id: true } });
		if (!consultation) return refuse("absent");
		const row = { conclusion, decisions: { items, others }, updatedAt: now, updatedBy: accountOf(actor) };
		await db.publication.createMany({ data: { id: newId(now), consultationId, ...row }, skipDuplicates: true });
		await db.publication.updateMany({ where: { consultationId }, data: row });
		await recordEvent(context, { name: "results.written", subject: { type: "consultation", id: consultationId } });
		return ok(null);
	});
};
