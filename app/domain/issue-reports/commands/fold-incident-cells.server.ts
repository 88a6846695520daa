import type { Context } from "~/server/context.server";
import { DEEPEST, FINENESS } from "../rules/cells";

/** Changes folded by one statement: an import of a million never holds more at once. */
const PIECE = 50_000;

const foldPiece = ({ db }: Context): Promise<{ folded: number }[]> => db.$queryRaw`
	WITH gone AS (
		DELETE FROM "IncidentCellChange" WHERE id IN (SELECT id FROM "IncidentCellChange" ORDER BY id LIMIT ${PIECE}) RETURNING lat, lng, open, count
	), summed AS (
		SELECT zoom, floor(lng / cell)::int AS x, floor(lat / cell)::int AS y, open,
			sum(count)::int AS count, sum(count * lat) AS lat, sum(count * lng) AS lng
		FROM gone CROSS JOIN LATERAL (
			SELECT zoom, 360 / power(2, zoom)::float8 / ${FINENESS}::float8 AS cell FROM generate_series(0, ${DEEPEST}) zoom
		) level GROUP BY 1, 2, 3, 4
	), written AS (
	INSERT INTO "IncidentCell" (zoom, x, y, open, count, lat, lng)
	SELECT zoom, x, y, open, count, lat, lng FROM summed ORDER BY zoom, x, y, open
	ON CONFLICT (zoom, x, y, open) DO UPDATE SET count = "IncidentCell".count + excluded.count,
		lat = "IncidentCell".lat + excluded.lat, lng = "IncidentCell".lng + excluded.lng
	) SELECT count(*)::int AS folded FROM gone`;

/**
 * Counts in the cells of the map what has appeared and gone since the last time; answers how many changes there were.
 * Each piece is one statement: a reader sees each change once, before or after. Two at once wait for each other's rows and lose nothing.
 */
export const foldIncidentCells = async (context: Context): Promise<number> => {
	let all = 0;
	for (;;) {
		const [row] = await foldPiece(context);
		const folded = row?.folded ?? 0;
		all += folded;
		if (folded < PIECE) return all;
	}
};
