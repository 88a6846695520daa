import type { FeatureCollection } from "geojson";
import { findCity } from "~/domain/settings/queries.server";
import type { Context } from "~/server/context.server";
import { mapTiles } from "~/server/tiles.server";
import { listAreas } from "./geography.server";

/** What every map of the city is given: where it opens, its tiles if the city has some, and the addresses of its ground. */
export const cityMap = async (context: Context) => {
	const [{ map }, ground] = await Promise.all([
		findCity(context),
		context.db.mapGround.findUnique({ where: { id: 1 }, select: { version: true } }),
	]);
	return {
		center: { lat: map.lat, lng: map.lng },
		zoom: map.zoom,
		tiles: mapTiles(),
		ground: ground ? { json: `/map/ground.json?v=${ground.version}`, plan: `/map/plan.svg?v=${ground.version}` } : null,
	};
};

/** The districts and the landscape as GeoJSON; null for a city that has described none. */
export const findGround = async (
	context: Context,
): Promise<{ areas: FeatureCollection; landscape: FeatureCollection } | null> => {
	const ground = await context.db.mapGround.findUnique({ where: { id: 1 }, select: { landscape: true } });
	if (!ground) return null;
	const features = (await listAreas(context)).map(({ code, name, shape }) => ({
		type: "Feature" as const,
		properties: { code, name },
		geometry: shape,
	}));
	return {
		areas: { type: "FeatureCollection", features },
		landscape: ground.landscape as unknown as FeatureCollection,
	};
};
