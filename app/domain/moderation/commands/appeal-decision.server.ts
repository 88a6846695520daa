import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AppealRefusal, appealRefusal } from "../policy";
import { findTarget } from "../targets.server";

type Input = { caseId: string; appeal: string };

/** Asks for a second look at a decision, once, by its author: it goes back to the queue, for another moderator. */
export const appealDecision = (
	context: Context,
	{ caseId, appeal }: Input,
): Promise<Result<{ caseId: string }, AppealRefusal | "absent">> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const found = await db.moderationCase.findUnique({ where: { id: caseId } });
		const target = found && (await findTarget(context, found));
		if (!found || !target) return refuse("absent");
		const refusal = appealRefusal(actor, { ...found, authorId: target.authorId }, now);
		if (refusal) return refuse(refusal);
		const { count } = await db.moderationCase.updateMany({
			where: { id: caseId, state: "hidden" },
			data: { state: "appealed", appeal, appealedAt: now, version: { increment: 1 } },
		});
		if (count === 0) return refuse("already-appealed");
		await recordEvent(context, { name: "case.appealed", subject: { type: "case", id: caseId } });
		return ok({ caseId });
	});
