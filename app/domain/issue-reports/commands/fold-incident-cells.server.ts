import type { Context } from "~/server/context.server";
import { DEEPEST, FINENESS } from "../rules/cells";

/**
 * Counts in the cells of the map what has appeared and gone since the last time; answers how many changes there were.
 * One statement: a reader sees each change once, before or after. Two at once wait for each other's rows and lose nothing.
 */
export const foldIncidentCells = ({ db }: Context): Promise<number> => db.$executeRaw`
	WITH gone AS (
		DELETE FROM "IncidentCellChange" RETURNING lat, lng, open, count
	), summed AS (
		SELECT zoom, floor(lng / cell)::int AS x, floor(lat / cell)::int AS y, open,
			sum(count)::int AS count, sum(count * lat) AS lat, sum(count * lng) AS lng
		FROM gone CROSS JOIN LATERAL (
			SELECT zoom, 360 / power(2, zoom)::float8 / ${FINENESS}::float8 AS cell FROM generate_series(0, ${DEEPEST}) zoom
		) level GROUP BY 1, 2, 3, 4
	)
	INSERT INTO "IncidentCell" (zoom, x, y, open, count, lat, lng)
	SELECT zoom, x, y, open, count, lat, lng FROM summed ORDER BY zoom, x, y, open
	ON CONFLICT (zoom, x, y, open) DO UPDATE SET count = "IncidentCell".count + excluded.count,
		lat = "IncidentCell".lat + excluded.lat, lng = "IncidentCell".lng + excluded.lng`;
