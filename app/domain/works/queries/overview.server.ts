import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";

export type OverviewFilter = { days: number; areaId?: string | undefined; category?: string | undefined };

/** Fewer closings than this say nothing of a delay: the figure is left out. */
export const SMALLEST = 5;

const DAY = 86_400_000;

const PUBLIC = Prisma.sql`i.state NOT IN ('unverified', 'hidden', 'duplicate')`;

const where = ({ areaId, category }: OverviewFilter) => {
	const all = [PUBLIC];
	if (areaId) all.push(Prisma.sql`i."areaId" = ${areaId}::uuid`);
	if (category)
		all.push(Prisma.sql`i."categoryId" IN (SELECT c.id FROM "ReportCategory" c LEFT JOIN "ReportCategory" p ON p.id = c."parentId"
			WHERE c.code = ${category} OR p.code = ${category})`);
	return Prisma.join(all, " AND ");
};

const sinceOf = ({ now }: Context, { days }: OverviewFilter) => new Date(now.getTime() - days * DAY);

export type Group = {
	key: string;
	name: string;
	filed: number;
	open: number;
	late: number;
	fixed: number;
	/** Days from the report to the repair, half of them faster; null under five. */
	median: number | null;
	/** Of those fixed that had a promise, the share that kept it; null under five. */
	kept: number | null;
	/** Closings that reporters answered, and those they confirmed without anyone contesting. */
	answered: number;
	confirmed: number;
};

const dimensions = {
	category: Prisma.sql`coalesce(p.code, c.code)`,
	area: Prisma.sql`coalesce(a.id::text, '')`,
	unit: Prisma.sql`coalesce(u.code, '')`,
} as const;

const names = {
	category: (language: string) =>
		language === "en" ? Prisma.sql`coalesce(p."nameEn", c."nameEn")` : Prisma.sql`coalesce(p."nameFr", c."nameFr")`,
	area: () => Prisma.sql`coalesce(a.name, '–')`,
	unit: () => Prisma.sql`coalesce(u.name, '–')`,
} as const;

export type Dimension = keyof typeof dimensions;

/** What reporters said of each closing of the time looked at: confirmed when one says yes and none says no. */
const verdicts = (since: Date) => Prisma.sql`
	SELECT w."incidentId", bool_and(w.solved) AS confirmed FROM "ClosingAnswer" w WHERE w.at >= ${since} GROUP BY w."eventId", w."incidentId"`;

/** Load, delays against the promise and what reporters confirm, by category, district or unit; the busiest first. */
export const listGroups = (
	context: Context,
	filter: OverviewFilter,
	{ by, language }: { by: Dimension; language: string },
): Promise<Group[]> => {
	const since = sinceOf(context, filter);
	const fixed = Prisma.sql`i.state = 'resolved' AND i."closedAt" >= ${since}`;
	return context.db.$queryRaw`
		SELECT *, CASE WHEN fixed >= ${SMALLEST} THEN "rawMedian" END AS median, CASE WHEN promised >= ${SMALLEST} THEN "rawKept" END AS kept FROM (
			SELECT ${dimensions[by]} AS key, min(${names[by](language)}) AS name,
				count(*) FILTER (WHERE i."reportedAt" >= ${since})::int AS filed,
				count(*) FILTER (WHERE i."closedAt" IS NULL)::int AS open,
				count(*) FILTER (WHERE i."closedAt" IS NULL AND i."pausedAt" IS NULL AND i."dueAt" < ${context.now})::int AS late,
				count(*) FILTER (WHERE ${fixed})::int AS fixed,
				count(*) FILTER (WHERE ${fixed} AND i."dueAt" IS NOT NULL)::int AS promised,
				(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM i."closedAt" - i."reportedAt") / 86400) FILTER (WHERE ${fixed}))::float8 AS "rawMedian",
				(avg(CASE WHEN i."closedAt" <= i."dueAt" THEN 1.0 ELSE 0 END) FILTER (WHERE ${fixed} AND i."dueAt" IS NOT NULL))::float8 AS "rawKept",
				coalesce(sum(v.answered), 0)::int AS answered, coalesce(sum(v.confirmed), 0)::int AS confirmed
			FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId" LEFT JOIN "ReportCategory" p ON p.id = c."parentId"
				LEFT JOIN "Area" a ON a.id = i."areaId" LEFT JOIN "Unit" u ON u.code = i."unitCode"
				LEFT JOIN (
					SELECT "incidentId", count(*) AS answered, count(*) FILTER (WHERE confirmed) AS confirmed FROM (${verdicts(since)}) one GROUP BY 1
				) v ON v."incidentId" = i.id
			WHERE ${where(filter)} AND (i."closedAt" IS NULL OR i."closedAt" >= ${since} OR i."reportedAt" >= ${since})
			GROUP BY 1
		) counted ORDER BY filed DESC, name`;
};

export type Week = { day: string; filed: number; closed: number };

/** Reports filed and closed, week by week (they begin on Monday), oldest first. */
export const listWeeks = (context: Context, filter: OverviewFilter): Promise<Week[]> => {
	const since = sinceOf(context, filter);
	return context.db.$queryRaw`
		SELECT to_char(week, 'YYYY-MM-DD') AS day, coalesce(f.count, 0)::int AS filed, coalesce(d.count, 0)::int AS closed
		FROM generate_series(date_trunc('week', ${since}::timestamptz AT TIME ZONE 'Europe/Paris'), ${context.now}::timestamptz AT TIME ZONE 'Europe/Paris', interval '1 week') week
			LEFT JOIN (
				SELECT date_trunc('week', i."reportedAt" AT TIME ZONE 'Europe/Paris') AS at, count(*) FROM "Incident" i
				WHERE ${where(filter)} AND i."reportedAt" >= ${since} GROUP BY 1
			) f ON f.at = week
			LEFT JOIN (
				SELECT date_trunc('week', i."closedAt" AT TIME ZONE 'Europe/Paris') AS at, count(*) FROM "Incident" i
				WHERE ${where(filter)} AND i."closedAt" >= ${since} GROUP BY 1
			) d ON d.at = week
		ORDER BY week`;
};

/** Sides of a spot of the heat map: about 150 metres at the latitudes of France. */
const SPOT = { lat: 0.00135, lng: 0.002, metres: 95 };

export type Spot = { lat: number; lng: number; count: number; open: number; address: string; numbers: number[] };

/** Where reports of the time looked at gather, the densest first; the address is that of the newest there. */
export const listSpots = (context: Context, filter: OverviewFilter, most = 200): Promise<Spot[]> =>
	context.db.$queryRaw`
		SELECT avg(i.lat) AS lat, avg(i.lng) AS lng, count(*)::int AS count, count(*) FILTER (WHERE i."closedAt" IS NULL)::int AS open,
			(array_agg(i.address ORDER BY i."reportedAt" DESC))[1] AS address, (array_agg(i.number ORDER BY i."reportedAt" DESC))[1:5] AS numbers
		FROM "Incident" i WHERE ${where(filter)} AND i."reportedAt" >= ${sinceOf(context, filter)}
		GROUP BY floor(i.lat / ${SPOT.lat}::float8), floor(i.lng / ${SPOT.lng}::float8) ORDER BY count DESC, lat LIMIT ${most}`;

/** The spots as a map shows them. */
export const heatOf = (spots: Spot[]) => {
	const most = Math.max(1, ...spots.map(({ count }) => count));
	return spots.map(({ lat, lng, count }) => ({ lat, lng, weight: count / most, metres: SPOT.metres }));
};

export type Pressing = {
	id: string;
	number: number;
	address: string;
	nameFr: string;
	nameEn: string;
	dueAt: Date;
	reportCount: number;
	reportedAt: Date;
};

/** What is open and past its promise, those that concern most people first. */
export const listLate = (context: Context, filter: OverviewFilter, most = 15): Promise<Pressing[]> =>
	context.db.$queryRaw`
		SELECT i.id, i.number, i.address, c."nameFr", c."nameEn", i."dueAt", i."reportCount", i."reportedAt"
		FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId"
		WHERE ${where(filter)} AND i."closedAt" IS NULL AND i."pausedAt" IS NULL AND i."dueAt" < ${context.now}
		ORDER BY i."reportCount" DESC, i."dueAt" LIMIT ${most}`;
