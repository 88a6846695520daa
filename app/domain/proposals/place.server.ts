import { findAreaAt, listAreaNames } from "~/domain/directory/queries/geography.server";
import { locateAddress } from "~/domain/directory/queries/places.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";

type Said = { address: string | null; lat: number | null; lng: number | null; area?: string | null };

/** A point with its district; without a point, a whole district. */
export type Place = { lat: number | null; lng: number | null; address: string | null; areaId: string | null };

const wholeArea = async ({ db }: Context, areaId: string | null): Promise<Place | null> => {
	const found = areaId ? await db.area.findUnique({ where: { id: areaId }, select: { id: true } }) : null;
	return found && { lat: null, lng: null, address: null, areaId: found.id };
};

/**
 * The place a form says, by a point of the map or by an address alone (without JavaScript), with its district; else the whole
 * district it names; null when it says none. Refuses an address that nothing resembles, and a point outside the city's districts if it has some.
 */
export const placeOf = async (
	context: Context,
	{ address, lat, lng, area: areaId = null }: Said,
): Promise<Result<Place | null, "address-unknown" | "outside-city">> => {
	const chosen = lat !== null && lng !== null ? { lat, lng } : null;
	if (!chosen && !address) return ok(await wholeArea(context, areaId));
	const point = chosen ?? (await locateAddress(context, address ?? ""));
	if (!point) return refuse("address-unknown");
	const area = await findAreaAt(context, point);
	if (!area && (await listAreaNames(context)).length > 0) return refuse("outside-city");
	return ok({ lat: point.lat, lng: point.lng, address, areaId: area?.id ?? null });
};
