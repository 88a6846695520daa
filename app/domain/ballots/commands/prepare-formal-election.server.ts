import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPhase } from "../../consultations/lock.server";
import { managementRefusal } from "../../consultations/policy";
import type { PrepareFormal } from "../schema";

export type PrepareRefusal = "not-allowed" | "absent" | "not-a-vote-phase" | "vote-prepared" | "result-imported";

/**
 * Says that a vote phase is held as a formal election with Belenios, and its question; again until a result is imported.
 * Refuses a phase in which a vote of this platform is prepared: people must never find two ballot boxes.
 */
export const prepareFormalElection = async (
	context: Context,
	{ phaseId, ...asked }: PrepareFormal & { phaseId: string },
): Promise<Result<null, PrepareRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const found = await lockPhase(context, phaseId);
		if (!found) return refuse("absent");
		if (found.phase.method !== "vote") return refuse("not-a-vote-phase");
		const { db, now } = context;
		if (await db.vote.findUnique({ where: { phaseId }, select: { id: true } })) return refuse("vote-prepared");
		const known = await db.formalElection.findUnique({ where: { phaseId }, select: { importedAt: true } });
		if (known?.importedAt) return refuse("result-imported");
		const row = { ...asked, consultationId: found.consultation.id };
		await db.formalElection.upsert({
			where: { phaseId },
			create: { phaseId, createdAt: now, ...row },
			update: row,
			select: { phaseId: true },
		});
		await recordEvent(context, { name: "formal-election.prepared", subject: { type: "phase", id: phaseId } });
		return ok(null);
	});
};
