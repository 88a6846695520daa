import type { Point } from "~/lib/geo";
import { breaker, memory, pace } from "./breaker";
import { type Found, geocoderKinds } from "./geocoder";

/** How long one answer may take, in milliseconds: the city's own streets answer instead. */
const PATIENCE = 2500;

const DAY = 86_400_000;

const isKind = (kind: string | null): kind is keyof typeof geocoderKinds => kind !== null && kind in geocoderKinds;

export type Geocoder = {
	supportsAutocomplete: boolean;
	/** Null: it does not answer now. */
	search: (text: string, near: Point, limit: number) => Promise<Found[] | null>;
	reverse: (point: Point) => Promise<Found | null>;
};

/**
 * The service a setting names, «https://data.geopf.fr/geocodage?kind=ban&citycode=49007», behind a cache, a circuit
 * breaker and its limit of calls; null for a setting that names none.
 */
export const geocoderAt = (setting: string): Geocoder | null => {
	const base = new URL(setting);
	const kindName = base.searchParams.get("kind");
	if (!isKind(kindName)) return null;
	const kind = geocoderKinds[kindName];
	const guarded = breaker({ failures: 3, pause: 60_000 });
	const kept = memory<Found[]>({ size: 2000, life: DAY });
	const mayCall = pace(kind.perSecond);
	const ask = async (url: URL): Promise<Found[] | null> => {
		const known = kept.get(url.href);
		if (known) return known;
		if (!mayCall()) return null;
		const found = await guarded(async () => {
			const answer = await fetch(url, {
				headers: { Accept: "application/json", "User-Agent": "Parvis (https://parvis.example)" },
				signal: AbortSignal.timeout(PATIENCE),
				redirect: "error",
			});
			if (!answer.ok) throw new Error(String(answer.status));
			return kind.read(await answer.json()).filter(({ label }) => label);
		});
		if (found) kept.set(url.href, found);
		return found;
	};
	return {
		supportsAutocomplete: kind.supportsAutocomplete,
		search: (text, near, limit) => ask(kind.searchUrl(base, { text: text.toLowerCase().trim(), near, limit })),
		reverse: async ({ lat, lng }) => {
			const at = { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)) };
			return (await ask(kind.reverseUrl(base, at)))?.[0] ?? null;
		},
	};
};
