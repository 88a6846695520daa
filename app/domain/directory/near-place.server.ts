import { z } from "zod";
import type { FoundPlace } from "./queries/geography.server";

const COOKIE = "parvis-near";

const schema = z.object({
	lat: z.number().min(-90).max(90),
	lng: z.number().min(-180).max(180),
	label: z.string().max(200),
});

/** The place a visitor asked the home page to look around, kept by their browser and nowhere else; null if none. */
export const nearPlaceOf = (request: Request): FoundPlace | null => {
	const found = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
	if (!found) return null;
	try {
		return schema.safeParse(JSON.parse(decodeURIComponent(found))).data ?? null;
	} catch {
		return null;
	}
};

const YEAR = 31_536_000;

/** The header that keeps a place for a year, or forgets it. */
export const keepNearPlace = (place: FoundPlace | null): string =>
	place
		? `${COOKIE}=${encodeURIComponent(JSON.stringify(place))}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR}`
		: `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
