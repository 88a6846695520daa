import type { Context } from "~/server/context.server";
import type { Facts } from "../rules/routing";

type Row = Facts & {
	id: string;
	number: number;
	address: string;
	unitCode: string | null;
	teamId: string | null;
	categoryUnit: string | null;
};

/** What the rules read of some incidents: the first testimony gives answers and channel. Newest first. */
export const listFacts = (
	{ db }: Context,
	{ since, incidentId = null, limit }: { since: Date; incidentId?: string | null; limit: number },
): Promise<Row[]> => db.$queryRaw`
	SELECT i.id, i.number, i.address, i."areaId"::text AS "areaId", i."unitCode", i."teamId"::text AS "teamId", c."unitCode" AS "categoryUnit",
		c.code AS category, p.code AS "parentCategory", coalesce(r.answers, '{}') AS answers, coalesce(r.channel, 'web') AS channel
	FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId" LEFT JOIN "ReportCategory" p ON p.id = c."parentId"
		LEFT JOIN LATERAL (
			SELECT answers, channel FROM "Report" WHERE "incidentId" = i.id ORDER BY "createdAt" LIMIT 1
		) r ON TRUE
	WHERE ${incidentId}::uuid IS NULL AND i."reportedAt" >= ${since} OR i.id = ${incidentId}::uuid
	ORDER BY i."reportedAt" DESC LIMIT ${limit}`;
