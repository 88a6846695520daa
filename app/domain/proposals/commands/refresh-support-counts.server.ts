import type { Context } from "~/server/context.server";

/**
 * Brings the counts that sort lists up to date, for the proposals whose supports changed since the last time. Recounts
 * rather than adds, so that nothing can drift. A change committed while it runs waits for the next run.
 * Answers how many proposals were recounted. Safe to repeat.
 */
export const refreshSupportCounts = ({ db }: Context): Promise<number> => db.$executeRaw`
	WITH changed AS (DELETE FROM "SupportChange" RETURNING "proposalId"),
	counted AS (
		SELECT c."proposalId", (
			SELECT count(*)::int FROM "Support" s WHERE s."proposalId" = c."proposalId" AND s.version >= p."materialVersion"
		) AS count
		FROM (SELECT DISTINCT "proposalId" FROM changed) c JOIN "Proposal" p ON p.id = c."proposalId"
	)
	UPDATE "Proposal" p SET "supportCount" = counted.count FROM counted
	WHERE p.id = counted."proposalId" AND p."supportCount" <> counted.count`;
