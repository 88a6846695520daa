import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { withAsker } from "../consultations/asker.server";
import { phaseSelect } from "../consultations/queries.server";
import type { VoteAsked } from "./policy";

/** What ballots of a vote are judged under, in one text: the hash of its rules and the conditions of its phase. */
export const judgedUnder = Prisma.sql`v."rulesHash" || ' ' || coalesce((p.conditions->'vote')::text, '')`;

/**
 * The vote's row if it accepts ballots at this instant of the database's clock, held shared until the transaction ends:
 * a close waits for the ballots in flight, and what waits for a close finds the vote closed.
 */
export const acceptingVote = (voteId: string): Prisma.Sql => Prisma.sql`
	SELECT v.id, v."optionIds", v.minimum, v.maximum, ${judgedUnder} AS judged FROM "Vote" v
	JOIN "Phase" p ON p.id = v."phaseId"
	JOIN "Consultation" c ON c.id = v."consultationId"
	WHERE v.id = ${voteId}::uuid AND v.state = 'open' AND v.level = 'open' AND c.state = 'published'
		AND p."startsAt" <= now() AND (p."endsAt" IS NULL OR now() < p."endsAt")
		AND NOT EXISTS (SELECT 1 FROM "PhaseTransition" t WHERE t."phaseId" = p.id AND (t.kind = 'annulled' OR (
			t.kind = 'suspended' AND NOT EXISTS (SELECT 1 FROM "PhaseTransition" r
				WHERE r."phaseId" = p.id AND r.kind = 'resumed' AND r.at >= t.at))))
	FOR SHARE OF v`;

/** What the policy asks of a vote, and the database's time: to say why a statement accepted nothing. Null when absent. */
export const askVote = async (
	context: Context,
	voteId: string,
): Promise<{ vote: VoteAsked & { level: "open" | "secret" }; now: Date } | null> => {
	const { db } = context;
	const select = { phaseId: true, level: true, state: true, optionIds: true, minimum: true, maximum: true } as const;
	const vote = await db.vote.findUnique({ where: { id: voteId }, select });
	const phase =
		vote &&
		(await db.phase.findUnique({
			where: { id: vote.phaseId },
			select: { ...phaseSelect, consultation: { select: { state: true } } },
		}));
	const [clock] = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
	if (!vote || !phase || !clock) return null;
	return { vote: { ...vote, phase: await withAsker(context, phase) }, now: clock.now };
};
