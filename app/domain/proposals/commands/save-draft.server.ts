import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { lockPerson } from "../lock.server";
import { dropStored } from "./save-files.server";

/** Drafts one person may keep in a phase. */
const MOST = 20;

type Input = { id: string; phaseId: string; title: string; form: Record<string, string | string[]>; isLate?: boolean };

export type DraftRefusal = ParticipationRefusal | "absent" | "too-many-drafts";

/**
 * Keeps what a resident has begun to write, as it is: nothing is judged before publication. Saving the same id again
 * replaces it. `isLate`: it was sent for publication as the phase ended. Refuses what the phase refuses for a new draft (one begun in time is kept after the phase has closed), and
 * more than twenty drafts a person and phase.
 */
export const saveDraft = (
	context: Context,
	{ id, phaseId, title, form, isLate = false }: Input,
): Promise<Result<{ id: string }, DraftRefusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const accountId = accountOf(actor);
		const phase = await findPhase(context, phaseId);
		if (!phase) return refuse("absent");
		if (!accountId || actor.kind !== "resident") return refuse("not-allowed");
		await lockPerson(context, phaseId, accountId);
		const known = await db.proposalDraft.findUnique({ where: { id }, select: { accountId: true } });
		const isTaken = (await db.proposal.count({ where: { id } })) > 0;
		if (isTaken || (known && known.accountId !== accountId)) return refuse("absent");
		const refusal = known || isLate ? null : participationRefusal(actor, phase, "submit", now);
		if (refusal) return refuse(refusal);
		if (!known && (await db.proposalDraft.count({ where: { accountId, phaseId } })) >= MOST)
			return refuse("too-many-drafts");
		const saved = { title: title.trim().slice(0, 200), form: form as Prisma.InputJsonObject, savedAt: now };
		const row = { id, phaseId, consultationId: phase.consultationId, accountId, ...saved };
		await db.proposalDraft.upsert({ where: { id }, create: row, update: saved, select: { id: true } });
		return ok({ id });
	});

/** Throws one's own draft away with its files. What is not there is no refusal. */
export const dropDraft = async (context: Context, { id }: { id: string }): Promise<boolean> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return false;
	const files = await transaction(context, async ({ db }) => {
		const { count } = await db.proposalDraft.deleteMany({ where: { id, accountId } });
		if (count === 0) return null;
		const found = await db.proposalFile.findMany({ where: { proposalId: id, accountId } });
		await db.proposalFile.deleteMany({ where: { proposalId: id, accountId } });
		return found;
	});
	for (const file of files ?? []) await dropStored(file);
	return files !== null;
};
