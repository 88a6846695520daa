import { managementRefusal } from "~/domain/consultations/policy";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Removes a statement of the city on which nobody has voted yet: afterwards it can only be hidden, by moderation. */
export const removeStatement = (
	context: Context,
	{ statementId }: { statementId: string },
): Promise<Result<{ phaseId: string }, "not-allowed" | "absent" | "voted-on">> =>
	transaction(context, async (context) => {
		const { db } = context;
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		const [statement] = await db.$queryRaw<{ phaseId: string }[]>`
			SELECT "phaseId" FROM "Statement" WHERE id = ${statementId}::uuid AND "authorId" IS NULL FOR UPDATE`;
		if (!statement) return refuse("absent");
		if ((await db.statementVote.count({ where: { statementId } })) > 0) return refuse("voted-on");
		await db.statement.deleteMany({ where: { id: statementId } });
		return ok(statement);
	});
