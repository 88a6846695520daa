import type { Context } from "~/server/context.server";
import { columns, type IncidentRow, isOpenSql, joined, nearness } from "./incidents.server";

/** Within this many metres an open incident may be the same thing. */
const REACH = 150;

/** From this score on it is shown. A sum of shares: how close (0.4), the same category (0.35) or a sister (0.2), words in common (0.25). */
const ENOUGH = 0.5;

/** The nearest ones, before words are compared: the dear part. */
const COMPARED = 200;

export type Similar = IncidentRow & { metres: number; score: number };

type About = { lat: number; lng: number; categoryId: string; text: string; assetId?: string | null };

/**
 * «Is it one of these?»: the open incidents within 150 m that are likely the same thing, most likely first, at most five.
 * The same lamp, bin… decides alone. Measures of the field note on issue reports, 2.5.
 */
export const listSimilar = (
	{ db }: Context,
	{ lat, lng, categoryId, text, assetId = null }: About,
): Promise<Similar[]> =>
	db.$queryRaw`
		WITH near AS MATERIALIZED (
			SELECT i.id, i.text, i."categoryId", i."assetId",
				111195 * sqrt((i.lat - ${lat}) ^ 2 + ((i.lng - ${lng}) * cos(radians(${lat}))) ^ 2) AS metres
			FROM "Incident" i WHERE ${isOpenSql} ORDER BY ${nearness({ lat, lng })} LIMIT ${COMPARED}
		), scored AS (
			SELECT n.id, n.metres, CASE WHEN n."assetId" = ${assetId}::uuid THEN 1.2 ELSE
				0.4 * (1 - n.metres / ${REACH})
				+ CASE WHEN n."categoryId" = ${categoryId}::uuid THEN 0.35
					WHEN c."parentId" = (SELECT "parentId" FROM "ReportCategory" WHERE id = ${categoryId}::uuid) THEN 0.2 ELSE 0 END
				+ 0.25 * similarity(fold(left(n.text, 300)), fold(left(${text}, 300))) END AS score
			FROM near n JOIN "ReportCategory" c ON c.id = n."categoryId" WHERE n.metres <= ${REACH}
		), best AS (SELECT * FROM scored WHERE score >= ${ENOUGH} ORDER BY score DESC LIMIT 5)
		SELECT ${columns}, b.metres, b.score FROM ${joined} JOIN best b ON b.id = i.id ORDER BY b.score DESC`;
