import { z } from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a service receives people: days from 1 (Monday) to 7, city time. */
export const openingHoursSchema = z.array(
	z.object({ days: z.array(z.number().int().min(1).max(7)), open: clock, close: clock }),
);

export type OpeningHours = z.infer<typeof openingHoursSchema>;

export const unitSchema = z.object({
	code: z.string().regex(/^[a-z0-9-]{1,60}$/),
	name: z.string().min(1).max(120),
	mission: z.string().max(300),
	phone: z.string().max(40),
	email: z.string().max(120),
	address: z.string().max(200),
	lat: z.number().nullable(),
	lng: z.number().nullable(),
	hours: openingHoursSchema,
	parentCode: z.string().nullable(),
});

export type UnitInput = z.infer<typeof unitSchema>;

export const procedureSchema = z.object({
	slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
	title: z.string().min(1).max(120),
	summary: z.string().min(1).max(600),
	steps: z.array(z.string().min(1).max(400)).max(12),
	documents: z.array(z.string().min(1).max(300)).max(20),
	delay: z.string().max(120),
	cost: z.string().max(120),
	onlineUrl: z.url({ protocol: /^https?$/ }).nullable(),
	synonyms: z.array(z.string().min(1).max(80)).max(40),
	unitCode: z.string(),
});

export type ProcedureInput = z.infer<typeof procedureSchema>;

/** What a resident types in the search box: kept short, so that no search is slow. */
export const searchSchema = z.object({ q: z.string().trim().max(120).catch("") });

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const ring = z.array(position).min(4);

export const shapeSchema = z.discriminatedUnion("type", [
	z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
	z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

export const lineSchema = z.array(position).min(2);

const code = z.string().regex(/^[a-z0-9-]{1,80}$/);

export const areaSchema = z.object({
	code,
	name: z.string().min(1).max(120),
	population: z.number().int().min(0),
	shape: shapeSchema,
});

export type AreaInput = z.infer<typeof areaSchema>;

export const streetSchema = z.object({
	code,
	name: z.string().min(1).max(120),
	areaCode: code,
	from: z.number().int().min(0).nullable(),
	to: z.number().int().min(0).nullable(),
	line: lineSchema,
});

export type StreetInput = z.infer<typeof streetSchema>;

export const placeSchema = z.object({
	code,
	name: z.string().min(1).max(120),
	kind: z.string().max(40),
	areaCode: code,
	point: z.object({ lat: z.number(), lng: z.number() }),
});

export type PlaceInput = z.infer<typeof placeSchema>;

const coordinate = (limit: number) => z.coerce.number().min(-limit).max(limit);

export const pointSchema = z.object({ lat: coordinate(90), lng: coordinate(180) });
