import { isInside, type Point, type Shape } from "~/lib/geo";
import type { Context } from "~/server/context.server";
import { findAreaAt } from "./geography.server";

export type Town = { name: string; url: string | null };

/** The town next to the city in which a place lies; null where none is known. */
export const findTownAt = async ({ db }: Context, { lat, lng }: Point): Promise<Town | null> => {
	const near = await db.neighbourTown.findMany({
		where: { west: { lte: lng }, east: { gte: lng }, south: { lte: lat }, north: { gte: lat } },
		select: { name: true, url: true, geometry: true },
	});
	const found = near.find(({ geometry }) => isInside({ lat, lng }, geometry as Shape));
	return found ? { name: found.name, url: found.url } : null;
};

export const listTowns = ({ db }: Context) =>
	db.neighbourTown.findMany({ orderBy: { name: "asc" }, select: { code: true, name: true, url: true } });

export type PlaceFault =
	/** 0,0: what devices say when they know nothing. */
	| { kind: "nowhere" }
	/** Longitude and latitude changed places: the other way round it is in the city. */
	| { kind: "swapped" }
	| { kind: "elsewhere"; town: Town | null };

/** Why a place is not one of the city, or null when it is. */
export const placeFault = async (context: Context, { lat, lng }: Point): Promise<PlaceFault | null> => {
	if (await findAreaAt(context, { lat, lng })) return null;
	if (Math.abs(lat) < 0.01 && Math.abs(lng) < 0.01) return { kind: "nowhere" };
	const isSwapped = Math.abs(lng) <= 90 && (await findAreaAt(context, { lat: lng, lng: lat }));
	return isSwapped ? { kind: "swapped" } : { kind: "elsewhere", town: await findTownAt(context, { lat, lng }) };
};
