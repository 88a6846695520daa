import { z } from "zod";
import type { Point } from "~/lib/geo";

export type Found = Point & { label: string };

/** How one service is asked, and how its answers are read: no network here. */
export type GeocoderKind = {
	/** Whether it may be asked at each pause in the typing (Nominatim's usage policy forbids it). */
	supportsAutocomplete: boolean;
	/** Calls a second of the whole application, at most. */
	perSecond: number;
	searchUrl: (base: URL, asked: { text: string; limit: number; near: Point }) => URL;
	reverseUrl: (base: URL, point: Point) => URL;
	read: (answer: unknown) => Found[];
};

const collection = z.object({
	features: z.array(
		z.object({
			geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }),
			properties: z.record(z.string(), z.unknown()),
		}),
	),
});

const textOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** `path` under the base, its own parameters kept (`citycode`…), `kind` left out: it is ours. */
const under = (base: URL, path: string, params: Record<string, string | number>): URL => {
	const url = new URL(base);
	url.pathname = `${base.pathname.replace(/\/$/, "")}/${path}`;
	url.searchParams.delete("kind");
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
	return url;
};

const readFeatures = (answer: unknown, labelOf: (properties: Record<string, unknown>) => string): Found[] =>
	collection.parse(answer).features.map(({ geometry, properties }) => {
		const [lng, lat] = geometry.coordinates;
		return { lat, lng, label: labelOf(properties) };
	});

/** Base Adresse Nationale, as the Géoplateforme and addok answer it: https://data.geopf.fr/geocodage. */
const ban: GeocoderKind = {
	supportsAutocomplete: true,
	perSecond: 40,
	searchUrl: (base, { text, limit, near }) =>
		under(base, "search", { q: text, limit, lat: near.lat, lon: near.lng, autocomplete: 1 }),
	reverseUrl: (base, { lat, lng }) => under(base, "reverse", { lat, lon: lng, limit: 1 }),
	read: (answer) => readFeatures(answer, ({ label }) => textOf(label)),
};

/** Photon (komoot), usually one's own. */
const photon: GeocoderKind = {
	supportsAutocomplete: true,
	perSecond: 20,
	searchUrl: (base, { text, limit, near }) => under(base, "api", { q: text, limit, lat: near.lat, lon: near.lng }),
	reverseUrl: (base, { lat, lng }) => under(base, "reverse", { lat, lon: lng, limit: 1 }),
	read: (answer) =>
		readFeatures(answer, ({ name, housenumber, street, city, town }) => {
			const line = street ? `${textOf(housenumber)} ${textOf(street)}`.trim() : "";
			const parts = [textOf(name), line, textOf(city) || textOf(town)];
			return [...new Set(parts.filter(Boolean))].join(", ");
		}),
};

const nominatimPlace = z.object({ lat: z.coerce.number(), lon: z.coerce.number(), display_name: z.string() });

/** Nominatim: no typing ahead, one call a second for the whole application (its public server's usage policy). */
const nominatim: GeocoderKind = {
	supportsAutocomplete: false,
	perSecond: 1,
	searchUrl: (base, { text, limit, near }) => {
		const box = [near.lng - 0.2, near.lat + 0.15, near.lng + 0.2, near.lat - 0.15].map((side) => side.toFixed(4));
		return under(base, "search", { q: text, limit, format: "jsonv2", viewbox: box.join(",") });
	},
	reverseUrl: (base, { lat, lng }) => under(base, "reverse", { lat, lon: lng, format: "jsonv2" }),
	read: (answer) => {
		const rows = Array.isArray(answer) ? answer : [answer];
		return rows.flatMap((row) => {
			const place = nominatimPlace.safeParse(row).data;
			return place ? [{ lat: place.lat, lng: place.lon, label: place.display_name }] : [];
		});
	},
};

export const geocoderKinds = { ban, photon, nominatim };
