import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { countComments } from "~/domain/debates/queries/debate.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type FileRefusal, fileRefusal, stageAfter } from "../assessment-policy";
import type { FileForm, Stage } from "../assessment-schema";

const stepKinds = { analysis: "analysed", review: "reviewed", decision: "decided" } as const;

/** The fields a stage writes: the analyst's, then the answer with its cost. */
const written = (stage: string, form: FileForm) => {
	const { feasibility, costEuros, opinion, analysis, kind, answer, cites } = form;
	return stage === "analysis" ? { feasibility, costEuros, opinion, analysis } : { kind, answer, cites };
};

const saidOf = async (context: Context, proposalId: string) =>
	(await countComments(context, { type: "proposal", ids: [proposalId] })).get(proposalId)?.all ?? 0;

/** Whether every number is that of a public comment on the proposal. */
const areKnown = async ({ db }: Context, proposalId: string, cites: number[]): Promise<boolean> => {
	const where = { subjectType: "proposal", subjectId: proposalId, number: { in: cites }, hiddenAt: null };
	return (await db.comment.count({ where: { ...where, state: "published" } })) === cites.length;
};

const note = async ({ db, now, actor }: Context, proposalId: string, kind: string, text: string) => {
	if (actor.kind !== "staff") return;
	const by = { byId: actor.accountId, byName: actor.name };
	await db.assessmentStep.create({ data: { proposalId, kind, note: text, at: now, ...by } });
};

/**
 * Works on the file of a proposal: keeps what is written, passes it to the next person, sends it back with a reason, or
 * leaves a note. Answers the stage it is then at. Refuses who is not awaited, a file changed since it was read, a stage
 * without what it must say, and comments cited that do not exist.
 */
export const workOnAssessment = (
	context: Context,
	{ proposalId, ...form }: FileForm & { proposalId: string },
): Promise<Result<{ stage: Stage }, FileRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		await db.$queryRaw`SELECT 1 FROM "Assessment" WHERE "proposalId" = ${proposalId}::uuid FOR UPDATE`;
		const file = await db.assessment.findUnique({ where: { proposalId } });
		const refusal = fileRefusal(actor, file, form, (await saidOf(context, proposalId)) > 0);
		if (refusal || !file) return refuse(refusal ?? "absent");
		if (form.move === "note") {
			await note(context, proposalId, "noted", form.note);
			return ok({ stage: file.stage as Stage });
		}
		const isAnswer = file.stage !== "analysis";
		if (isAnswer && !(await areKnown(context, proposalId, form.cites))) return refuse("cite-unknown");
		const stage = stageAfter(file.stage, form.move);
		const decidedAt = stage === "decided" ? now : null;
		const data = { ...written(file.stage, form), stage, decidedAt, version: { increment: 1 } };
		await db.assessment.update({ where: { proposalId }, data });
		if (form.move === "save") return ok({ stage });
		const kind = form.move === "back" ? "sent-back" : stepKinds[file.stage as keyof typeof stepKinds];
		await note(context, proposalId, kind, form.note);
		const subject = { type: "proposal", id: proposalId };
		await recordEvent(context, { name: "assessment.moved", subject, details: { from: file.stage, to: stage } });
		return ok({ stage });
	});
