import { findCity } from "~/domain/settings/queries.server";
import type { Point } from "~/lib/geo";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { type Geocoder, geocoderAt } from "../geocoding/service.server";
import { type FoundPlace, findAreaAt, resolvePlace, reversePlace, searchPlaces } from "./geography.server";

let known: Geocoder | null | undefined;

/** The address service of the settings, made once; null: the city's own streets alone. */
const geocoder = (): Geocoder | null => {
	const { GEOCODER_URL: setting } = env();
	known ??= setting ? geocoderAt(setting) : null;
	return known;
};

const inCity = async (context: Context, places: FoundPlace[]): Promise<FoundPlace[]> => {
	const areas = await Promise.all(places.map((place) => findAreaAt(context, place)));
	return places.filter((_, index) => areas[index] !== null);
};

const asked = async (context: Context, typed: string, limit: number): Promise<FoundPlace[]> => {
	const { map } = await findCity(context);
	return inCity(context, (await geocoder()?.search(typed.slice(0, 120), map, limit)) ?? []);
};

/** Places for what is being typed, best first: from the address service where it may be asked so often, else from the city's own streets. */
export const suggestPlaces = async (context: Context, typed: string, limit = 8): Promise<FoundPlace[]> => {
	if (typed.trim().length < 3 || !geocoder()?.supportsAutocomplete) return searchPlaces(context, typed, limit);
	const found = await asked(context, typed, limit);
	return found.length > 0 ? found : searchPlaces(context, typed, limit);
};

/** The place a typed address means: asked of the service, else found in the city’s streets; null when nobody knows it. */
export const locateAddress = async (context: Context, typed: string): Promise<FoundPlace | null> => {
	if (!geocoder()) return resolvePlace(context, typed);
	return (await asked(context, typed, 3))[0] ?? resolvePlace(context, typed);
};

/** The address nearest to a place; null when nothing is near. */
export const addressAt = async (context: Context, point: Point): Promise<FoundPlace | null> => {
	const found = await geocoder()?.reverse(point);
	return found ? { ...point, label: found.label } : reversePlace(context, point);
};
