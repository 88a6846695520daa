import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type VoteWord, voteValues } from "../opinion-schema";

type Input = { statementId: string; vote: VoteWord };

/**
 * Agrees, disagrees or passes on a statement: one answer per person by primary key, changed as often as one likes while
 * the phase is open. Leaves word that the groups are to be computed again; no row is locked by two people.
 */
export const voteStatement = (
	context: Context,
	{ statementId, vote }: Input,
): Promise<Result<{ statementId: string }, ParticipationRefusal | "absent">> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const statement = await db.statement.findFirst({
			where: { id: statementId, state: "published", hiddenAt: null },
			select: { phaseId: true, number: true },
		});
		const phase = statement && (await findPhase(context, statement.phaseId));
		if (!statement || !phase) return refuse("absent");
		const refusal = participationRefusal(actor, phase, "react", now);
		if (refusal) return refuse(refusal);
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		const { phaseId, number } = statement;
		await db.$executeRaw`
			INSERT INTO "StatementVote" ("phaseId", "accountId", "statementId", number, value, at)
			VALUES (${phaseId}::uuid, ${accountId}::uuid, ${statementId}::uuid, ${number}, ${voteValues[vote]}, ${now})
			ON CONFLICT ("phaseId", "accountId", "statementId") DO UPDATE SET value = excluded.value, at = excluded.at`;
		await db.$executeRaw`
			INSERT INTO "OpinionChange" ("phaseId", at) VALUES (${phaseId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
		return ok({ statementId });
	});
