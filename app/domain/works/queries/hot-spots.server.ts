import type { Context } from "~/server/context.server";
import { HOT } from "../rules/hot-spots";

export type HotSpot = {
	category: string;
	nameFr: string;
	nameEn: string;
	lat: number;
	lng: number;
	address: string;
	area: string | null;
	areaId: string | null;
	count: number;
	open: number;
	people: number;
	incidentIds: string[];
};

/** Places of about 300 metres where the same kind of problem came back in the last `days` days, the densest first. */
export const listHotSpots = (
	{ db, now }: Context,
	{ days, areaId, category }: { days: number; areaId?: string | undefined; category?: string | undefined },
): Promise<HotSpot[]> => db.$queryRaw`
	SELECT coalesce(p.code, c.code) AS category, min(coalesce(p."nameFr", c."nameFr")) AS "nameFr", min(coalesce(p."nameEn", c."nameEn")) AS "nameEn",
		avg(i.lat) AS lat, avg(i.lng) AS lng, mode() WITHIN GROUP (ORDER BY regexp_replace(i.address, '^[0-9]+( bis| ter)? ', '')) AS address,
		min(a.name) AS area, min(a.id::text) AS "areaId", count(*)::int AS count, count(*) FILTER (WHERE i."closedAt" IS NULL)::int AS open,
		sum(i."reportCount")::int AS people, array_agg(i.id::text ORDER BY i."reportedAt" DESC) AS "incidentIds"
	FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId" LEFT JOIN "ReportCategory" p ON p.id = c."parentId" LEFT JOIN "Area" a ON a.id = i."areaId"
	WHERE i."reportedAt" >= ${new Date(now.getTime() - days * 86_400_000)} AND i.state NOT IN ('unverified', 'hidden', 'duplicate')
		AND (${areaId ?? null}::uuid IS NULL OR i."areaId" = ${areaId ?? null}::uuid)
		AND (${category ?? null}::text IS NULL OR coalesce(p.code, c.code) = ${category ?? null}::text)
	GROUP BY coalesce(p.code, c.code), floor(i.lat / 0.0027::float8), floor(i.lng / 0.004::float8)
	HAVING count(*) >= ${HOT} ORDER BY count DESC, lat LIMIT 30`;

/** The consultation drafted from each of these incidents, if there is one. */
export const listConsulted = async ({ db }: Context, incidentIds: string[]): Promise<Map<string, string>> => {
	const found = await db.hotSpotConsultation.findMany({ where: { incidentIds: { hasSome: incidentIds } } });
	return new Map(
		found.flatMap(({ consultationId, incidentIds: ids }) => ids.map((id) => [id, consultationId] as const)),
	);
};
