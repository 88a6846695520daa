import type { Context } from "~/server/context.server";
import { pool } from "~/server/db.server";
import { Prisma } from "~/server/prisma/client";
import { cellOf, DEEPEST } from "../rules/cells";
import { publicStates } from "../rules/states";
import { conditions, type IncidentFilter } from "./incidents.server";

export type Viewport = { west: number; south: number; east: number; north: number; zoom: number };

/** Features in one answer, at most. */
const MOST = 500;

/** From this zoom on each incident has its pin, unless there are too many. */
const PINS = 15;

/** A box widened to whole cells, so that neighbours who look at nearly the same place share one cached answer. */
export const snap = ({ west, south, east, north, zoom }: Viewport): Viewport => {
	const step = cellOf(zoom) * 2;
	const down = (value: number) => Math.floor(value / step) * step;
	const up = (value: number) => Math.ceil(value / step) * step;
	return { west: down(west), south: down(south), east: up(east), north: up(north), zoom };
};

/** As the index of pins knows it: it holds all that the map shows, and is read no further than 501 of them. */
const inBox = ({ west, south, east, north }: Viewport) =>
	Prisma.sql`point(i.lng, i.lat) <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8)) AND i.state NOT IN ('unverified', 'hidden', 'duplicate')`;

/** The words of the reader's language that pins and groups are called by. */
export type MapWords = {
	/** State → its word and the tone of its pin. */
	states: Record<string, string>;
	tones: Record<string, string>;
	/** «signalements», after a number. */
	reports: string;
	language: "fr" | "en";
};

type Answer = { geojson: string | null };

/** At most 501 of them are read, from the index alone; one too many and nothing is drawn. */
const pinsSql = (box: Viewport, filter: IncidentFilter, words: MapWords, now: Date) => Prisma.sql`
	WITH few AS MATERIALIZED (
		SELECT i.id, i.number, i.state, i.lat, i.lng, i."categoryId", i."reportedAt" FROM "Incident" i
		WHERE ${inBox(box)} AND ${conditions(filter, publicStates, now)} LIMIT ${MOST + 1}
	)
	SELECT (SELECT count(*) FROM few) > ${MOST} AS "tooMany", (
		SELECT json_agg(json_build_object('type', 'Feature', 'geometry', json_build_object('type', 'Point', 'coordinates', json_build_array(f.lng, f.lat)),
			'properties', json_build_object('id', f.id, 'href', '/reports/' || f.number, 'tone', ${JSON.stringify(words.tones)}::jsonb ->> f.state::text,
				'label', CASE ${words.language}::text WHEN 'en' THEN c."nameEn" ELSE c."nameFr" END || ' – ' || (${JSON.stringify(words.states)}::jsonb ->> f.state::text)))
			ORDER BY f."reportedAt" DESC, f.id)
		FROM few f JOIN "ReportCategory" c ON c.id = f."categoryId" WHERE (SELECT count(*) FROM few) <= ${MOST}
	)::text AS geojson`;

const asGroups = (reports: string, grouped: Prisma.Sql) => Prisma.sql`
	SELECT json_agg(json_build_object('type', 'Feature', 'geometry', json_build_object('type', 'Point', 'coordinates', json_build_array(lng, lat)),
		'properties', json_build_object('id', id, 'count', count, 'label', count || ' ' || ${reports}::text)))::text AS geojson
	FROM (${grouped}) grouped`;

/** Groups counted now, one incident after the other. */
const countedNow = (box: Viewport, filter: IncidentFilter, now: Date) => {
	const cell = cellOf(box.zoom);
	return Prisma.sql`
		SELECT count(*)::int AS count, avg(lng) AS lng, avg(lat) AS lat, x || ':' || y AS id FROM (
			SELECT i.lng, i.lat, floor(i.lng / ${cell}::float8)::int AS x, floor(i.lat / ${cell}::float8)::int AS y
			FROM "Incident" i WHERE ${inBox(box)} AND ${conditions(filter, publicStates, now)}
		) placed GROUP BY x, y ORDER BY 1 DESC LIMIT ${MOST}`;
};

/** The same groups from the cells counted ahead, and the changes they do not know yet. */
const countedAhead = (box: Viewport, { status }: IncidentFilter) => {
	const cell = cellOf(box.zoom);
	const [west, south, east, north] = [box.west, box.south, box.east, box.north].map((side) => Math.round(side / cell));
	const both = status === undefined ? Prisma.sql`TRUE` : Prisma.sql`open = ${status === "open"}`;
	return Prisma.sql`
		SELECT sum(count)::int AS count, sum(lng) / sum(count) AS lng, sum(lat) / sum(count) AS lat, x || ':' || y AS id FROM (
			SELECT x, y, count, lat, lng FROM "IncidentCell"
			WHERE zoom = ${box.zoom}::smallint AND x >= ${west} AND x < ${east} AND y >= ${south} AND y < ${north} AND ${both}
			UNION ALL
			SELECT floor(lng / ${cell}::float8)::int, floor(lat / ${cell}::float8)::int, count, count * lat, count * lng
			FROM "IncidentCellChange"
			WHERE lng >= ${box.west} AND lng < ${box.east} AND lat >= ${box.south} AND lat < ${box.north} AND ${both}
		) placed GROUP BY x, y HAVING sum(count) > 0 ORDER BY 1 DESC LIMIT ${MOST}`;
};

const isAhead = ({ zoom }: Viewport, { status: _, ...others }: IncidentFilter) =>
	zoom <= DEEPEST && Object.values(others).every((value) => value === undefined);

const clustersSql = (box: Viewport, filter: IncidentFilter, { reports }: MapWords, now: Date, ahead: boolean) =>
	asGroups(reports, ahead ? countedAhead(box, filter) : countedNow(box, filter, now));

/** Exported for its test, which compares both ways of counting. */
export const clusters = (
	{ db, now }: Context,
	box: Viewport,
	filter: IncidentFilter,
	words: MapWords,
	ahead = isAhead(box, filter),
) => db.$queryRaw<Answer[]>(clustersSql(box, filter, words, now, ahead));

/** The statements behind a viewport, for those who measure them: pins (null from afar, where groups are drawn at once), groups. */
export const mapStatements = (viewport: Viewport, filter: IncidentFilter, words: MapWords, now: Date) => {
	const box = snap(viewport);
	return {
		pins: box.zoom >= PINS ? pinsSql(box, filter, words, now) : null,
		clusters: clustersSql(box, filter, words, now, isAhead(box, filter)),
	};
};

/** Runs a statement of the map on the pool itself: its text passes as it came. Planned once a connection where nothing is filtered. */
const run = async (name: string | null, { text, values }: Prisma.Sql): Promise<Answer & { tooMany?: boolean }> => {
	const { rows } = await pool().query({ ...(name ? { name } : {}), text, values });
	return rows[0] ?? { geojson: null };
};

/**
 * What a map shows of a viewport: pins close by, groups from afar or where there are more than 500, as the text of a
 * GeoJSON FeatureCollection built by Postgres.
 */
export const mapOf = async (
	context: Context,
	viewport: Viewport,
	filter: IncidentFilter,
	words: MapWords,
): Promise<string> => {
	const { pins, clusters } = mapStatements(viewport, filter, words, context.now);
	const plain = Object.values(filter).every((value) => value === undefined);
	const near = pins && (await run(plain ? "map-pins" : null, pins));
	const ahead = plain && snap(viewport).zoom <= DEEPEST;
	const { geojson } = near && !near.tooMany ? near : await run(ahead ? "map-groups" : null, clusters);
	return `{"type":"FeatureCollection","features":${geojson ?? "[]"}}`;
};
