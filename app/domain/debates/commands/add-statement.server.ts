import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf } from "~/domain/consultations/methods";
import { managementRefusal, type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isModeratedFirst } from "../moderated-first";
import { STATEMENTS_MOST } from "../opinion-schema";
import { isTooFast, lockWriter } from "../standing.server";

/** Numbers are given one after the other: two people adding at once wait for each other, in this phase only. */
const nextNumber = async ({ db }: Context, phaseId: string): Promise<number> => {
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`statements ${phaseId}`}, 0))`;
	const last = await db.statement.findFirst({
		where: { phaseId },
		orderBy: { number: "desc" },
		select: { number: true },
	});
	return (last?.number ?? 0) + 1;
};

/** Whether the phase holds these words already, capitals and accents apart. */
const isSaid = async ({ db }: Context, phaseId: string, body: string) => {
	const [found] = await db.$queryRaw<{ said: boolean }[]>`
		SELECT EXISTS (
			SELECT 1 FROM "Statement" WHERE "phaseId" = ${phaseId}::uuid AND folded(body) = folded(${body})
		) AS said`;
	return found?.said ?? false;
};

type Input = { phaseId: string; statementId: string; body: string };

export type AddRefusal = ParticipationRefusal | "absent" | "limit-reached" | "full" | "already-said" | "too-fast";

/**
 * Adds a statement of a resident. The same `statementId` sent twice makes one. Refuses what the phase refuses, one already
 * made in the same words, more than the phase allows a person, and more than their pace.
 */
export const addStatement = (
	context: Context,
	{ phaseId, statementId, body }: Input,
): Promise<Result<{ number: number; isHeld: boolean }, AddRefusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const phase = await findPhase(context, phaseId);
		if (!phase) return refuse("absent");
		const refusal = participationRefusal(actor, phase, "state", now);
		if (refusal) return refuse(refusal);
		if (actor.kind !== "resident") return refuse("not-allowed");
		const { accountId, name } = actor;
		await lockWriter(context, accountId);
		const known = await db.statement.findUnique({ where: { id: statementId } });
		if (known)
			return known.authorId === accountId
				? ok({ number: known.number, isHeld: known.state === "held" })
				: refuse("absent");
		const { statementsPerPerson } = settingsOf("opinion", phase.settings);
		const own = await db.statement.count({ where: { phaseId, authorId: accountId } });
		if (own >= statementsPerPerson) return refuse("limit-reached");
		if (await isTooFast(context)) return refuse("too-fast");
		const number = await nextNumber(context, phaseId);
		if (number > STATEMENTS_MOST) return refuse("full");
		if (await isSaid(context, phaseId, body)) return refuse("already-said");
		const isHeld = isModeratedFirst(phase);
		const state = isHeld ? ("held" as const) : ("published" as const);
		const author = { authorId: accountId, authorName: name };
		await db.statement.create({ data: { id: statementId, phaseId, number, body, ...author, state, createdAt: now } });
		const subject = { type: "statement", id: statementId };
		await recordEvent(context, { name: isHeld ? "statement.held" : "statement.added", subject, details: { phaseId } });
		return ok({ number, isHeld });
	});

/** Adds statements of the city, one for each line not yet said, before or during the phase. Answers how many are new. */
export const writeStatements = (
	context: Context,
	{ phaseId, lines }: { phaseId: string; lines: string[] },
): Promise<Result<{ added: number }, "not-allowed" | "absent" | "full">> =>
	transaction(context, async (context) => {
		const { now, db } = context;
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		if (!(await findPhase(context, phaseId))) return refuse("absent");
		const first = await nextNumber(context, phaseId);
		const said = await db.statement.findMany({ where: { phaseId }, select: { body: true } });
		const known = new Set(said.map(({ body }) => body.toLowerCase()));
		const fresh = lines.filter((line) => !known.has(line.toLowerCase()));
		if (first - 1 + fresh.length > STATEMENTS_MOST) return refuse("full");
		await db.statement.createMany({
			data: fresh.map((body, index) => ({ id: newId(now), phaseId, number: first + index, body, createdAt: now })),
		});
		const subject = { type: "phase", id: phaseId };
		if (fresh.length > 0)
			await recordEvent(context, { name: "statement.added", subject, details: { added: fresh.length } });
		return ok({ added: fresh.length });
	});
