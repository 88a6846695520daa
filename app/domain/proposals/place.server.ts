import { findAreaAt, listAreaNames } from "~/domain/directory/queries/geography.server";
import { locateAddress } from "~/domain/directory/queries/places.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";

type Said = { address: string | null; lat: number | null; lng: number | null };

export type Place = { lat: number; lng: number; address: string | null; areaId: string | null };

/**
 * The place a form says, by a point of the map or by an address alone (without JavaScript), with its district; null when
 * it says none. Refuses an address that nothing resembles, and a point outside the city's districts if it has some.
 */
export const placeOf = async (
	context: Context,
	{ address, lat, lng }: Said,
): Promise<Result<Place | null, "address-unknown" | "outside-city">> => {
	const chosen = lat !== null && lng !== null ? { lat, lng } : null;
	if (!chosen && !address) return ok(null);
	const point = chosen ?? (await locateAddress(context, address ?? ""));
	if (!point) return refuse("address-unknown");
	const area = await findAreaAt(context, point);
	if (!area && (await listAreaNames(context)).length > 0) return refuse("outside-city");
	return ok({ lat: point.lat, lng: point.lng, address, areaId: area?.id ?? null });
};
