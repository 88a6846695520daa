import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Says for which answers of the search's questions a procedure is. Answers gone meanwhile are left out. */
export const fitProcedure = (
	context: Context,
	{ slug, answerIds }: { slug: string; answerIds: string[] },
): Promise<Result<null, "not-found">> =>
	transaction(context, async ({ db }) => {
		const procedure = await db.procedure.findUnique({ where: { slug }, select: { id: true } });
		if (!procedure) return refuse("not-found");
		const procedureId = procedure.id;
		const known = await db.guideAnswer.findMany({ where: { id: { in: answerIds } }, select: { id: true } });
		await db.procedureFit.deleteMany({ where: { procedureId } });
		await db.procedureFit.createMany({ data: known.map(({ id: answerId }) => ({ procedureId, answerId })) });
		return ok(null);
	});
