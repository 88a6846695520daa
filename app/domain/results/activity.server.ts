import type { Context } from "~/server/context.server";
import type { Activity } from "./schema";

/** Fewer answers than this to a survey are not counted in public. */
const LEAST = 10;

/** What was done in a consultation, from the live data: contributions by kind, themes of proposals, positions in the debates. */
export const activityOf = async ({ db }: Context, consultationId: string): Promise<Activity> => {
	const [counts] = await db.$queryRaw<Activity["counts"][]>`
		SELECT (SELECT count(*)::int FROM "Proposal" WHERE "consultationId" = ${consultationId}::uuid AND state = 'published'
				AND "hiddenAt" IS NULL) AS proposals,
			(SELECT count(*)::int FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
				WHERE p."consultationId" = ${consultationId}::uuid) AS supports,
			(SELECT count(*)::int FROM "Comment" WHERE "consultationId" = ${consultationId}::uuid AND state = 'published'
				AND "hiddenAt" IS NULL) AS comments,
			(SELECT count(*)::int FROM "SurveyAnswer" a JOIN "Survey" s ON s.id = a."surveyId"
				JOIN "Phase" f ON f.id = s."phaseId" WHERE f."consultationId" = ${consultationId}::uuid) AS answers`;
	const themes = await db.$queryRaw<{ theme: string; count: number }[]>`
		SELECT theme, count(*)::int AS count FROM "Proposal" WHERE "consultationId" = ${consultationId}::uuid
			AND state = 'published' AND "hiddenAt" IS NULL AND theme IS NOT NULL
		GROUP BY theme ORDER BY count DESC, theme LIMIT 12`;
	const [stances] = await db.$queryRaw<Activity["stances"][]>`
		SELECT count(*) FILTER (WHERE stance = 'for')::int AS for, count(*) FILTER (WHERE stance = 'against')::int AS against,
			count(*) FILTER (WHERE stance = 'neutral')::int AS neutral
		FROM "Comment" WHERE "consultationId" = ${consultationId}::uuid AND depth = 0 AND state = 'published'
			AND "hiddenAt" IS NULL`;
	const found = counts ?? { proposals: 0, supports: 0, comments: 0, answers: 0 };
	return {
		counts: { ...found, answers: found.answers < LEAST ? 0 : found.answers },
		themes,
		stances: stances ?? { for: 0, against: 0, neutral: 0 },
	};
};
