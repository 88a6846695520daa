import { permissionRefusal } from "~/domain/accounts/permissions";
import type { Context } from "~/server/context.server";
import type { Question, QuestionKind } from "./question-schema";

const select = {
	...{ id: true, kind: true, label: true, help: true, options: true, required: true, staffOnly: true },
} as const;

/** The questions a phase asks now, in the city's order. */
export const listQuestions = async ({ db }: Context, phaseId: string): Promise<Question[]> => {
	const where = { phaseId, retiredAt: null };
	const rows = await db.proposalQuestion.findMany({ where, select, orderBy: [{ position: "asc" }, { id: "asc" }] });
	return rows.map((row) => ({ ...row, kind: row.kind as QuestionKind }));
};

export type ShownReply = { label: string; kind: string; values: string[]; staffOnly: boolean };

/**
 * What a proposal answers to the questions of its phase. Answers for the staff alone are left out unless the one who asks is
 * of the staff in charge, or `isAuthor`.
 */
export const listReplies = async (
	context: Context,
	{ proposalId, isAuthor = false }: { proposalId: string; isAuthor?: boolean },
): Promise<ShownReply[]> => {
	const { db, actor } = context;
	const seesAll = isAuthor || permissionRefusal(actor, "proposals.manage") === null;
	const rows = await db.proposalReply.findMany({
		where: { proposalId, ...(seesAll ? {} : { question: { staffOnly: false } }) },
		select: { values: true, question: { select: { label: true, kind: true, staffOnly: true, position: true } } },
	});
	return rows
		.sort((a, b) => a.question.position - b.question.position)
		.map(({ values, question: { label, kind, staffOnly } }) => ({ label, kind, values, staffOnly }));
};

/** Replies of a proposal by question, to fill its form again. */
export const listOwnReplies = ({ db }: Context, proposalId: string) =>
	db.proposalReply.findMany({ where: { proposalId }, select: { questionId: true, values: true } });
