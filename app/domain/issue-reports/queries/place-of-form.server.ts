import { findAreaAt } from "~/domain/directory/queries/geography.server";
import { addressAt, locateAddress } from "~/domain/directory/queries/places.server";
import type { Context } from "~/server/context.server";
import type { ReportForm } from "../schema";

export type PlaceOfForm =
	| { kind: "found"; lat: number; lng: number; address: string }
	/** The photo says where it was taken: offered, never imposed. */
	| { kind: "offered"; lat: number; lng: number; address: string }
	| { kind: "missing" }
	| { kind: "unknown" };

type Typed = Pick<ReportForm, "lat" | "lng" | "address">;

const labelOf = async (context: Context, point: { lat: number; lng: number }) =>
	(await addressAt(context, point))?.label ?? "";

/** The place a form means: the point chosen, else the address typed, else the one its photo offers if it is in the city. */
export const placeOfForm = async (
	context: Context,
	{ lat, lng, address }: Typed,
	photo: { lat: number; lng: number } | null,
): Promise<PlaceOfForm> => {
	if (lat !== null && lng !== null)
		return { kind: "found", lat, lng, address: address || (await labelOf(context, { lat, lng })) };
	if (address) {
		const found = await locateAddress(context, address);
		return found ? { kind: "found", lat: found.lat, lng: found.lng, address: found.label } : { kind: "unknown" };
	}
	if (photo && (await findAreaAt(context, photo)))
		return { kind: "offered", ...photo, address: await labelOf(context, photo) };
	return { kind: "missing" };
};
