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
