import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf } from "~/domain/consultations/methods";
import { findPhase } from "~/domain/consultations/queries.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPerson } from "../lock.server";
import type { MoveAnswer } from "../move-schema";

export type AnswerMoveRefusal = "absent" | "answer-over" | "already-replied" | "limit-reached" | "too-few";

type Held = { dueAt: Date; answer: string | null };

const holdQuestion = async ({ db }: Context, moveId: string, accountId: string): Promise<Held | null> => {
	const [row] = await db.$queryRaw<Held[]>`
		SELECT m."dueAt", q.answer FROM "SupportQuestion" q JOIN "ProposalMove" m ON m.id = q."moveId"
		WHERE q."moveId" = ${moveId}::uuid AND q."accountId" = ${accountId}::uuid FOR UPDATE OF q`;
	return row ?? null;
};

type Ends = { sources: string[]; targets: { id: string; phaseId: string; version: number }[] };

const endsOf = async ({ db }: Context, moveId: string): Promise<Ends> => {
	const links = await db.proposalLink.findMany({ where: { moveId }, select: { fromId: true, toId: true } });
	const targets = await db.proposal.findMany({
		where: { id: { in: links.map(({ toId }) => toId) }, state: "published", hiddenAt: null },
		select: { id: true, phaseId: true, version: true },
	});
	return { sources: [...new Set(links.map(({ fromId }) => fromId))], targets };
};

/** Whether the supports to come would exceed what the phase allows a person. Call once the former ones are gone. */
const exceeds = async (context: Context, accountId: string, targets: Ends["targets"]): Promise<boolean> => {
	const phaseId = targets[0]?.phaseId ?? "";
	await lockPerson(context, phaseId, accountId);
	const phase = await findPhase({ ...context, actor: { kind: "system" } }, phaseId);
	const limit = phase ? settingsOf("proposals", phase.settings).supportsPerPerson : null;
	const ids = targets.map(({ id }) => id);
	const others = await context.db.support.count({ where: { phaseId, accountId, proposalId: { notIn: ids } } });
	return limit !== null && limit !== undefined && others + ids.length > limit;
};

class LimitReached extends Error {}

/**
 * Says, once, what becomes of one's support after a merge or a split: `move` it (to `targets` after a split), `keep` it on
 * the original, `withdraw` it. A person who supported several originals ends with one support on the merged proposal: none
 * is counted twice. Refuses after the date, a second answer, and more supports than the phase allows a person.
 */
export const answerMove = (
	context: Context,
	{ moveId, answer, targets: chosen }: { moveId: string; answer: MoveAnswer; targets: readonly string[] },
): Promise<Result<{ moveId: string }, AnswerMoveRefusal>> =>
	transaction(context, async (context): Promise<Result<{ moveId: string }, AnswerMoveRefusal>> => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		const question = accountId && (await holdQuestion(context, moveId, accountId));
		if (!accountId || !question) return refuse("absent");
		if (question.answer) return refuse("already-replied");
		if (question.dueAt < now) return refuse("answer-over");
		const { sources, targets } = await endsOf(context, moveId);
		const goals = targets.length === 1 ? targets : targets.filter(({ id }) => chosen.includes(id));
		if (answer === "move" && goals.length === 0) return refuse("too-few");
		const held = { accountId, proposalId: { in: sources } };
		const before = await db.support.findMany({ where: held });
		if (answer !== "keep") await db.support.deleteMany({ where: held });
		if (answer === "move" && (await exceeds(context, accountId, goals))) throw new LimitReached();
		if (answer === "move" && before.length > 0)
			await db.support.createMany({
				data: goals.map(({ id, phaseId, version }) => ({ proposalId: id, accountId, phaseId, version, at: now })),
				skipDuplicates: true,
			});
		await db.supportQuestion.updateMany({ where: { moveId, accountId }, data: { answer, answeredAt: now } });
		const touched = [...sources, ...goals.map(({ id }) => id)];
		await db.supportChange.createMany({ data: touched.map((proposalId) => ({ proposalId })) });
		await recordEvent(context, {
			name: "support.moved",
			subject: { type: "proposal-move", id: moveId },
			details: { answer },
		});
		return ok({ moveId });
	}).catch((fault) => {
		if (fault instanceof LimitReached) return refuse("limit-reached");
		throw fault;
	});
