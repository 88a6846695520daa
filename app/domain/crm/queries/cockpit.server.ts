import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { type ChannelFigures, type Switch, suggestionsOf } from "../rules/strategy";

export type Period = { from: Date; to: Date };

/** Channels where somebody of the city takes the person's words down. */
const ASSISTED = Prisma.sql`('phone', 'counter', 'post')`;

/**
 * One line a matter received in the period: how it came, when it was first answered and by when it had to be, whether the
 * person wrote again within seven days, how many answers it took. Nothing of what was said, nobody's name.
 */
const facts = ({ from, to }: Period) => Prisma.sql`
	SELECT m.id, m.topic, m."firstReceivedAt" AS at, m."closedAt", first_in.channel, answer.at AS answered, clock."dueAt",
		(SELECT d."areaId" FROM "MatterParticipant" p JOIN "DeclaredForStatistics" d ON d."accountId" = p."accountId"
			WHERE p."matterId" = m.id AND d."areaId" IS NOT NULL LIMIT 1) AS area,
		EXISTS (SELECT 1 FROM "Message" i WHERE i."matterId" = m.id AND i.direction = 'in' AND i.at > answer.at
			AND i.at <= answer.at + interval '7 days') AS again,
		(SELECT count(*) FROM "Message" o WHERE o."matterId" = m.id AND o.direction = 'out') AS answers
	FROM "Matter" m
	JOIN LATERAL (SELECT channel FROM "Message" i WHERE i."matterId" = m.id AND i.direction = 'in'
		ORDER BY i.at, i.id LIMIT 1) AS first_in ON true
	LEFT JOIN LATERAL (SELECT at FROM "Message" o WHERE o."matterId" = m.id AND o.direction = 'out'
		ORDER BY o.at, o.id LIMIT 1) AS answer ON true
	LEFT JOIN "MatterClock" clock ON clock."matterId" = m.id AND clock.kind = 'first-answer'
	WHERE m."firstReceivedAt" >= ${from} AND m."firstReceivedAt" < ${to} AND m."joinedIntoId" IS NULL`;

type Grouped = ChannelFigures & { answerHours: number | null; closedDays: number | null };

const groupedBy = ({ db }: Context, period: Period, key: Prisma.Sql) => db.$queryRaw<Grouped[]>`
	SELECT ${key}::text AS key, count(*)::int AS matters, count(answered)::int AS answered,
		count(*) FILTER (WHERE answered <= coalesce("dueAt", answered))::int AS "onTime",
		count(*) FILTER (WHERE answered IS NOT NULL AND again)::int AS again,
		count(*) FILTER (WHERE answers = 1 AND NOT again)::int AS "firstTime",
		count(*) FILTER (WHERE channel IN ${ASSISTED})::int AS assisted,
		(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY answered - at)) / 3600)::float AS "answerHours",
		(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY "closedAt" - at)) / 86400)::float AS "closedDays"
	FROM (${facts(period)}) AS fact WHERE ${key} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`;

const hoursOf = async ({ db }: Context, period: Period): Promise<number[]> => {
	const rows = await db.$queryRaw<{ hour: number; count: number }[]>`
		SELECT extract(hour FROM "firstReceivedAt" AT TIME ZONE 'Europe/Paris')::int AS hour, count(*)::int AS count
		FROM "Matter" WHERE "firstReceivedAt" >= ${period.from} AND "firstReceivedAt" < ${period.to}
			AND "joinedIntoId" IS NULL GROUP BY 1`;
	return Array.from({ length: 24 }, (_, hour) => rows.find((row) => row.hour === hour)?.count ?? 0);
};

/** From which channel to which people went on, inside one matter: the first channel, and the next other one. */
const switchesOf = ({ db }: Context, { from, to }: Period) => db.$queryRaw<Switch[]>`
	SELECT "from", "to", count(*)::int AS matters FROM (
		SELECT DISTINCT ON (i."matterId") first_value(i.channel) OVER way AS "from", i.channel AS "to",
			first_value(i.channel) OVER way <> i.channel AS is_other
		FROM "Message" i JOIN "Matter" m ON m.id = i."matterId"
		WHERE i.direction = 'in' AND m."firstReceivedAt" >= ${from} AND m."firstReceivedAt" < ${to}
			AND m."joinedIntoId" IS NULL
		WINDOW way AS (PARTITION BY i."matterId" ORDER BY i.at, i.id)
		ORDER BY i."matterId", is_other DESC, i.at
	) AS steps WHERE is_other GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 12`;

const reportsOf = ({ db }: Context, { from, to }: Period) => db.$queryRaw<{ key: string; reports: number }[]>`
	SELECT channel AS key, count(*)::int AS reports FROM "Report"
	WHERE "createdAt" >= ${from} AND "createdAt" < ${to} AND "verifiedAt" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;

const satisfactionOf = ({ db }: Context, { from, to }: Period) => db.$queryRaw<
	{ key: string; answers: number; yes: number }[]
>`
	SELECT channel AS key, count(*)::int AS answers, count(*) FILTER (WHERE score = 3)::int AS yes FROM "Satisfaction"
	WHERE at >= ${from} AND at < ${to} GROUP BY 1 ORDER BY 2 DESC`;

const areaNames = async ({ db }: Context): Promise<Map<string, string>> =>
	new Map((await db.area.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [id, name]));

/**
 * How people reach the city over a period, and how it answers: counts and medians by channel, topic and district, hours,
 * changes of channel, satisfaction, and what these figures suggest. Counts only: who asked is nowhere in it.
 */
export const cockpitOf = async (context: Context, period: Period) => {
	const [channels, topics, areas, hours, switches, reports, satisfaction, names] = await Promise.all([
		groupedBy(context, period, Prisma.sql`channel`),
		groupedBy(context, period, Prisma.sql`topic`),
		groupedBy(context, period, Prisma.sql`area`),
		hoursOf(context, period),
		switchesOf(context, period),
		reportsOf(context, period),
		satisfactionOf(context, period),
		areaNames(context),
	]);
	const districts = areas.map((area) => ({ ...area, key: names.get(area.key) ?? "" })).filter(({ key }) => key);
	const suggestions = suggestionsOf({ channels, topics, districts, switches, hours });
	return { channels, topics, districts, hours, switches, reports, satisfaction, suggestions };
};

export type Cockpit = Awaited<ReturnType<typeof cockpitOf>>;
