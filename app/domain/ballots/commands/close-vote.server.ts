import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { movePhase } from "../../consultations/commands/move-phase.server";
import { lockPhase } from "../../consultations/lock.server";
import { managementRefusal } from "../../consultations/policy";
import { askVote } from "../acceptance.server";
import { voteRulesSchema } from "../schema";

export type CloseRefusal = "not-allowed" | "vote-absent" | "vote-closed" | "not-in-rules" | "vote-not-started";

const recordClose = (context: Context, voteId: string, early: boolean) =>
	recordEvent(context, { name: "vote.closed", subject: { type: "vote", id: voteId }, details: { early } });

/**
 * Closes a vote before the end of its phase, with a public reason, where its rules allow it. Waits for the ballots being
 * stored: each of them is in, and none enters afterwards.
 */
export const closeVote = async (
	context: Context,
	{ voteId, reason }: { voteId: string; reason: string },
): Promise<Result<null, CloseRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const place = await context.db.vote.findUnique({ where: { id: voteId }, select: { phaseId: true } });
		if (!place || !(await lockPhase(context, place.phaseId))) return refuse("vote-absent");
		await context.db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
		const found = await askVote(context, voteId);
		if (!found) return refuse("vote-absent");
		if (found.vote.state === "closed") return refuse("vote-closed");
		if (found.vote.phase.startsAt > found.now) return refuse("vote-not-started");
		const { rules } = await context.db.vote.findUniqueOrThrow({ where: { id: voteId }, select: { rules: true } });
		if (!voteRulesSchema.parse(rules).earlyClose) return refuse("not-in-rules");
		const data = { state: "closed" as const, closedAt: found.now, closeReason: reason };
		await context.db.vote.updateMany({ where: { id: voteId }, data });
		await recordClose(context, voteId, true);
		// The phase ends with its vote; where its dates do not allow it (suspended…), the vote is closed all the same.
		await movePhase(context, { phaseId: place.phaseId, move: { kind: "close" } });
		return ok(null);
	});
};

/**
 * Closes the votes whose phase is over by the database's clock, and answers how many. Safe to repeat: a vote closes once.
 * Ballots being stored are waited for.
 */
export const closeDueVotes = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const due = await context.db.$queryRaw<{ id: string }[]>`
			UPDATE "Vote" v SET state = 'closed', "closedAt" = now() FROM "Phase" p
			WHERE p.id = v."phaseId" AND v.state = 'open' AND p."endsAt" <= now() RETURNING v.id`;
		for (const { id } of due) await recordClose(context, id, false);
		return due.length;
	});
