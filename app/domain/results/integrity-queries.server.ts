import { findConsultation } from "~/domain/consultations/queries.server";
import { readRegister } from "~/domain/moderation/queries.server";
import type { Context } from "~/server/context.server";
import { mirrorOf } from "./mirror";
import { participants } from "./queries.server";

/** Participants by the district they chose to say, beside the people who live there. */
const listDistricts = ({ db }: Context, consultationId: string) => db.$queryRaw<
	{ name: string; population: number; people: number }[]
>`
	SELECT a.name, a.population, count(DISTINCT taking_part.id)::int AS people
	FROM "Area" a LEFT JOIN "DeclaredForStatistics" d ON d."areaId" = a.id
	LEFT JOIN (${participants(consultationId)}) AS taking_part ON taking_part.id = d."accountId"
	GROUP BY a.id ORDER BY a.name`;

type Counts = { people: number; proposals: number; withdrawn: number; supports: number; comments: number };

const countAll = async ({ db }: Context, consultationId: string): Promise<Counts> => {
	const [counts] = await db.$queryRaw<Counts[]>`
		SELECT (SELECT count(DISTINCT id)::int FROM (${participants(consultationId)}) AS taking_part) AS people,
			(SELECT count(*)::int FROM "Proposal" WHERE "consultationId" = ${consultationId}::uuid AND state = 'published')
				AS proposals,
			(SELECT count(*)::int FROM "Proposal" WHERE "consultationId" = ${consultationId}::uuid AND state = 'withdrawn')
				AS withdrawn,
			(SELECT count(*)::int FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
				WHERE p."consultationId" = ${consultationId}::uuid) AS supports,
			(SELECT count(*)::int FROM "Comment" WHERE "consultationId" = ${consultationId}::uuid) AS comments`;
	return counts ?? { people: 0, proposals: 0, withdrawn: 0, supports: 0, comments: 0 };
};

/**
 * The integrity report of a public consultation: who took part beside who lives here, what was moderated and under which
 * rule, what was changed on the way and why. Nothing of a vote under way, nobody's name. Null when absent or a draft.
 */
export const findIntegrity = async (context: Context, slug: string) => {
	const consultation = await findConsultation(context, slug);
	if (!consultation || consultation.state === "draft") return null;
	const [counts, districts, register] = await Promise.all([
		countAll(context, consultation.id),
		listDistricts(context, consultation.id),
		readRegister(context, { consultationId: consultation.id }),
	]);
	return { consultation, counts, mirror: mirrorOf(districts), register };
};
