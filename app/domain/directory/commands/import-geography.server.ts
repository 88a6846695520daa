import { createHash } from "node:crypto";
import type { FeatureCollection } from "geojson";
import { bboxOf } from "~/lib/geo";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { AreaInput, PlaceInput, StreetInput } from "../schema";

type Geography = {
	areas: AreaInput[];
	streets: StreetInput[];
	places: PlaceInput[];
	/** GeoJSON; property `kind`: river, park, main, street, rail or building. */
	landscape?: FeatureCollection;
};

const noLandscape: FeatureCollection = { type: "FeatureCollection", features: [] };

/** What browsers keep must change its address when it changes. */
const versionOf = (...parts: unknown[]) =>
	createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);

/**
 * Replaces the city's streets and places, and writes its areas, new or known by their code (what refers to an area keeps
 * it). Refuses the whole when a street or a place names an area that is not given.
 */
export const importGeography = (
	context: Context,
	{ areas, streets, places, landscape = noLandscape }: Geography,
): Promise<Result<null, "unknown-area">> =>
	transaction(context, async ({ db, now }) => {
		for (const { code, name, population, shape } of areas) {
			const row = { name, population, geometry: shape, ...bboxOf(shape) };
			await db.area.upsert({ where: { code }, create: { id: newId(now), code, ...row }, update: row });
		}
		const known = await db.area.findMany({ select: { id: true, code: true } });
		const idOf = new Map(known.map(({ id, code }) => [code, id]));
		if ([...streets, ...places].some(({ areaCode }) => !idOf.has(areaCode))) return refuse("unknown-area");
		const areaId = (code: string) => idOf.get(code) as string;
		await db.street.deleteMany();
		await db.street.createMany({
			data: streets.map(({ areaCode, line, ...street }) => ({
				...street,
				id: newId(now),
				areaId: areaId(areaCode),
				line,
				...bboxOf({ type: "Polygon", coordinates: [line] }),
			})),
		});
		await db.place.deleteMany();
		await db.place.createMany({
			data: places.map(({ areaCode, point, ...place }) => ({
				...place,
				...point,
				id: newId(now),
				areaId: areaId(areaCode),
			})),
		});
		const ground = { landscape: landscape as object, version: versionOf(areas, landscape) };
		await db.mapGround.upsert({ where: { id: 1 }, create: { id: 1, ...ground }, update: ground });
		return ok(null);
	});
