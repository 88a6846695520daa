import { z } from "zod";

/** Features in one file, at most. */
const MOST = 100_000;

const place = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());

const ring = z.array(place).min(4);

const pointSchema = z.object({ type: z.literal("Point"), coordinates: place });

const shapeSchema = z.discriminatedUnion("type", [
	z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
	z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

const featureOf = <Geometry extends z.ZodType>(geometry: Geometry) =>
	z.object({
		type: z.literal("Feature"),
		id: z.union([z.string(), z.number()]).optional(),
		properties: z.record(z.string(), z.unknown()).nullable(),
		geometry,
	});

const collectionSchema = z.object({
	type: z.literal("FeatureCollection"),
	features: z.array(z.unknown()).min(1).max(MOST),
});

export type GeoFault =
	| { why: "not-geojson" }
	/** `rank` begins at 1. */
	| { why: "not-points" | "not-shapes" | "no-name" | "same-twice"; rank: number };

export type PointRow = { ref: string; label: string; lat: number; lng: number };

type Read<Row> = { ok: true; rows: Row[] } | { ok: false; fault: GeoFault };

const textOf = (value: unknown): string =>
	typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

/** The first of these properties that says something; names are compared without capitals. */
const firstOf = (properties: Record<string, unknown>, names: string[]): string => {
	const known = Object.entries(properties).map(([name, value]) => [name.toLowerCase(), textOf(value)] as const);
	for (const name of names) {
		const found = known.find(([one, text]) => one === name && text);
		if (found) return found[1];
	}
	return "";
};

const parse = (text: string): unknown[] | null => {
	try {
		return collectionSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, ""))).data?.features ?? null;
	} catch {
		return null;
	}
};

const refNames = ["ref", "numero", "num", "code", "gid", "id", "objectid"];
const labelNames = ["label", "libelle", "nom", "name", "adresse", "address"];

/**
 * The things of a layer from a GeoJSON file (RFC 7946): points, with a number (`ref`, `numero`, `code`, `id`… or the
 * feature's own id) and a name (`label`, `libelle`, `nom`…, else the number).
 */
export const readPoints = (text: string): Read<PointRow> => {
	const features = parse(text);
	if (!features) return { ok: false, fault: { why: "not-geojson" } };
	const schema = featureOf(pointSchema);
	const seen = new Set<string>();
	const rows: PointRow[] = [];
	for (const [index, found] of features.entries()) {
		const feature = schema.safeParse(found).data;
		if (!feature) return { ok: false, fault: { why: "not-points", rank: index + 1 } };
		const properties = feature.properties ?? {};
		const ref = (firstOf(properties, refNames) || textOf(feature.id)).slice(0, 60);
		if (!ref) return { ok: false, fault: { why: "no-name", rank: index + 1 } };
		if (seen.has(ref)) return { ok: false, fault: { why: "same-twice", rank: index + 1 } };
		seen.add(ref);
		const [lng, lat] = feature.geometry.coordinates as unknown as [number, number];
		rows.push({ ref, label: (firstOf(properties, labelNames) || ref).slice(0, 120), lat, lng });
	}
	return { ok: true, rows };
};

export type ShapeRow = { code: string; name: string; url: string | null; shape: z.infer<typeof shapeSchema> };

/** Towns from a GeoJSON file: surfaces with a name (`nom`, `name`), a code (`code`, `insee`) and perhaps a page (`url`, `site`). */
export const readShapes = (text: string): Read<ShapeRow> => {
	const features = parse(text);
	if (!features) return { ok: false, fault: { why: "not-geojson" } };
	const schema = featureOf(shapeSchema);
	const rows: ShapeRow[] = [];
	for (const [index, found] of features.entries()) {
		const feature = schema.safeParse(found).data;
		if (!feature) return { ok: false, fault: { why: "not-shapes", rank: index + 1 } };
		const properties = feature.properties ?? {};
		const name = firstOf(properties, ["nom", "name", "libelle"]).slice(0, 80);
		if (!name) return { ok: false, fault: { why: "no-name", rank: index + 1 } };
		const code = (firstOf(properties, ["code", "insee", "com_code", "id"]) || name).slice(0, 60);
		if (rows.some((row) => row.code === code)) return { ok: false, fault: { why: "same-twice", rank: index + 1 } };
		const url = firstOf(properties, ["url", "site", "website"]);
		rows.push({ code, name, url: /^https?:\/\//.test(url) ? url.slice(0, 200) : null, shape: feature.geometry });
	}
	return { ok: true, rows };
};
