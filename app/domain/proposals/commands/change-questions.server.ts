import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { MOST_QUESTIONS, type QuestionForm } from "../question-schema";

export type QuestionRefusal = "not-allowed" | "absent" | "too-many-questions";

const changed = (context: Context, phaseId: string, questionId: string, how: string) =>
	recordEvent(context, {
		name: "proposal-questions.changed",
		subject: { type: "phase", id: phaseId },
		details: { questionId, how },
	});

const lockPhase = ({ db }: Context, phaseId: string) =>
	db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`questions ${phaseId}`}, 0))`;

/** Adds a question to the form of proposals of a phase, after the others. At most thirty in a phase. */
export const addQuestion = (
	context: Context,
	{ phaseId, ...question }: QuestionForm & { phaseId: string },
): Promise<Result<{ questionId: string }, QuestionRefusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		if (permissionRefusal(actor, "consultations.manage")) return refuse("not-allowed");
		if (!(await findPhase(context, phaseId))) return refuse("absent");
		await lockPhase(context, phaseId);
		const standing = await db.proposalQuestion.findMany({ where: { phaseId, retiredAt: null } });
		if (standing.length >= MOST_QUESTIONS) return refuse("too-many-questions");
		const position = Math.max(0, ...standing.map((one) => one.position)) + 1;
		const id = newId(now);
		const options = question.kind.startsWith("choice") ? question.options : [];
		await db.proposalQuestion.createMany({ data: { id, phaseId, position, ...question, options } });
		await changed(context, phaseId, id, "added");
		return ok({ questionId: id });
	});

/** Asks a question no longer: answers given to it stay with their proposals. */
export const retireQuestion = (
	context: Context,
	{ questionId }: { questionId: string },
): Promise<Result<{ phaseId: string }, QuestionRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "consultations.manage")) return refuse("not-allowed");
		const found = await context.db.proposalQuestion.findUnique({ where: { id: questionId } });
		if (!found) return refuse("absent");
		await context.db.proposalQuestion.updateMany({
			where: { id: questionId, retiredAt: null },
			data: { retiredAt: context.now },
		});
		await changed(context, found.phaseId, questionId, "retired");
		return ok({ phaseId: found.phaseId });
	});

/** Moves a question before the one above it. The first stays where it is. */
export const raiseQuestion = (
	context: Context,
	{ questionId }: { questionId: string },
): Promise<Result<{ phaseId: string }, QuestionRefusal>> =>
	transaction(context, async (context) => {
		const { db, actor } = context;
		if (permissionRefusal(actor, "consultations.manage")) return refuse("not-allowed");
		const found = await db.proposalQuestion.findUnique({ where: { id: questionId } });
		if (!found) return refuse("absent");
		await lockPhase(context, found.phaseId);
		const rows = await db.proposalQuestion.findMany({
			where: { phaseId: found.phaseId, retiredAt: null },
			orderBy: [{ position: "asc" }, { id: "asc" }],
			select: { id: true },
		});
		const order = rows.map(({ id }) => id);
		const index = order.indexOf(questionId);
		if (index > 0) order.splice(index - 1, 2, questionId, order[index - 1] ?? "");
		for (const [at, id] of order.entries())
			await db.proposalQuestion.updateMany({ where: { id }, data: { position: at + 1 } });
		await changed(context, found.phaseId, questionId, "moved");
		return ok({ phaseId: found.phaseId });
	});
