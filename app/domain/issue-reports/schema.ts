import { z } from "zod";
import { incidentStates, rejectionReasons } from "./rules/states";

/** Lengths of a report's text, in characters. The upper one is Open311's. */
export const TEXT = { min: 10, max: 4000 };

export const MAX_PHOTOS = 5;

const names = z.object({ fr: z.string().min(1).max(120), en: z.string().min(1).max(120) });

const code = z.string().regex(/^[a-z0-9_]{1,40}$/);

/** When a question is asked: answers to earlier questions, joined as one likes. */
export type Condition =
	| { all: Condition[] }
	| { any: Condition[] }
	| { not: Condition }
	| { question: string; in: string[] };

const conditionSchema: z.ZodType<Condition> = z.union([
	z.strictObject({ all: z.lazy(() => z.array(conditionSchema).max(10)) }),
	z.strictObject({ any: z.lazy(() => z.array(conditionSchema).max(10)) }),
	z.strictObject({ not: z.lazy(() => conditionSchema) }),
	z.strictObject({ question: code, in: z.array(z.string().min(1).max(40)).min(1).max(40) }),
]);

/** What a category asks more. `kind` are the datatypes of Open311; `notice` only shows its text. */
export const questionSchema = z.object({
	code,
	kind: z.enum(["string", "text", "number", "datetime", "singlevaluelist", "multivaluelist", "notice"]),
	label: names,
	help: names.optional(),
	required: z.boolean().default(false),
	/** `stop`: who chooses this is told what to do instead, and files nothing («appelez le 18»). */
	options: z
		.array(
			z.object({
				key: z.string().min(1).max(40),
				label: names,
				stop: z.object({ fr: z.string().max(300), en: z.string().max(300) }).optional(),
			}),
		)
		.default([]),
	showIf: conditionSchema.optional(),
});

export type Question = z.infer<typeof questionSchema>;

export const questionsSchema = z.array(questionSchema);

export const categorySchema = z.object({
	code: z.string().regex(/^[a-z0-9-]{1,60}$/),
	parentCode: z.string().nullable(),
	name: names,
	description: z.object({ fr: z.string().max(300), en: z.string().max(300) }).default({ fr: "", en: "" }),
	keywords: z.array(z.string()).default([]),
	unitCode: z.string().nullable(),
	delayWorkingDays: z.number().int().min(1).max(365).nullable(),
	position: z.number().int().default(0),
	questions: questionsSchema.default([]),
	open311Mode: z.enum(["realtime", "batch"]).default("realtime"),
});

export type CategoryInput = z.input<typeof categorySchema>;

const coordinate = (limit: number) =>
	z
		.string()
		.transform((text) => (text.trim() === "" ? null : Number(text)))
		.pipe(z.number().min(-limit).max(limit).nullable());

/** The form of a report. The place comes from the map, the device, or the address as typed. */
export const reportFormSchema = z.object({
	formKey: z.uuid(),
	lat: coordinate(90).catch(null),
	lng: coordinate(180).catch(null),
	address: z.string().trim().max(200).default(""),
	category: z.uuid({ error: "issue-reports:errors.category" }),
	/** Codes of the questions that were shown, parted by commas: what was not shown cannot have been left out. */
	asked: z.string().max(2000).default(""),
	/** The lamp, the bin… chosen; «none» when it is not one of those shown. */
	asset: z
		.union([z.uuid(), z.literal("none")])
		.optional()
		.catch(undefined),
	text: z.string().trim().min(TEXT.min).max(TEXT.max),
	/** For those who are not signed in: to confirm the report and to be told what follows. */
	email: z.email().max(254).optional(),
	/** Said after «is it one of these?»: none of them. */
	none: z.string().optional(),
	/** Photos already taken in when the form is shown again: signed, see `kept-photos.server.ts`. */
	kept: z.string().max(4000).default(""),
});

export type ReportForm = z.infer<typeof reportFormSchema>;

/** What was answered to the questions of a category, by their codes. */
export type Answers = Record<string, string | string[]>;

export type FileReport = {
	formKey: string;
	categoryId: string;
	text: string;
	place: { lat: number; lng: number; address: string };
	photos: { key: string; width: number; height: number }[];
	answers: Answers;
	assetId?: string | null;
	email: string | null;
	language: "fr" | "en";
	channel: "web" | "open311" | "agent" | "import";
};

/** «I saw it too»: with one's own words and photos; without an account, an address to confirm. */
export const testimonySchema = z.object({
	formKey: z.uuid(),
	text: z.string().trim().max(TEXT.max).default(""),
	email: z.email().max(254).optional(),
	kept: z.string().max(4000).default(""),
});

/** What an agent decides. Empty fields count as absent. */
export const moveSchema = z.object({
	to: z.enum(incidentStates),
	version: z.coerce.number().int(),
	publicText: z.string().trim().max(2000).default(""),
	internalText: z.string().trim().max(2000).default(""),
	rejectionReason: z.enum(rejectionReasons).optional(),
	externalTo: z.string().trim().max(120).default(""),
	plannedFor: z.iso.date().optional(),
});

export type MoveIncident = z.infer<typeof moveSchema>;

export const incidentNumberSchema = z.coerce.number().int().min(1).max(2_147_483_647);

const listed = z.string().trim().max(80);

/** The filters of the public list and of the map, read from the address; what does not fit is left out. */
export const filterSchema = z.object({
	status: z.enum(["open", "closed"]).optional().catch(undefined),
	state: z.enum(incidentStates).optional().catch(undefined),
	category: listed.min(1).optional().catch(undefined),
	area: z.uuid().optional().catch(undefined),
	q: listed.min(2).optional().catch(undefined),
	/** Name of a street, as in addresses. */
	street: listed.min(2).optional().catch(undefined),
	/** «47.2,-0.9,300»: around a place, within so many metres (20 to 5000). */
	near: z
		.string()
		.transform((text) => text.split(",").map(Number))
		.refine((parts) => parts.length === 3 && parts.every(Number.isFinite))
		.transform(([lat = 0, lng = 0, metres = 0]) => ({ lat, lng, metres }))
		.refine(({ lat, lng, metres }) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && metres >= 20 && metres <= 5000)
		.optional()
		.catch(undefined),
});

export const alertPlaces = ["place", "street", "area", "city"] as const;

export const alertRhythms = ["now", "daily", "weekly"] as const;

export const alertRadii = [100, 300, 500, 1000] as const;

export const alertCaps = [5, 10, 20] as const;

/** What a resident wants to be told of. Each kind of place needs its own field: see `save-alert`. */
export const alertSchema = z.object({
	kind: z.enum(alertPlaces),
	address: z.string().trim().max(200).default(""),
	radius: z.coerce
		.number()
		.pipe(z.union(alertRadii.map((metres) => z.literal(metres))))
		.default(300),
	area: z.uuid().optional(),
	category: listed.min(1).optional(),
	rhythm: z.enum(alertRhythms),
	cap: z.coerce
		.number()
		.pipe(z.union(alertCaps.map((count) => z.literal(count))))
		.default(10),
});

export type AlertForm = z.infer<typeof alertSchema>;

/** «west,south,east,north», degrees, west of east and south of north. */
export const bboxSchema = z
	.string()
	.transform((text) => text.split(",").map(Number))
	.refine((sides) => sides.length === 4 && sides.every(Number.isFinite))
	.transform(([west = 0, south = 0, east = 0, north = 0]) => ({ west, south, east, north }))
	.refine(
		({ west, south, east, north }) =>
			west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90,
	);

/** What the map of the list shows, in the list's address: «view=west,south,east,north». */
export const viewSchema = z.object({ view: bboxSchema.optional().catch(undefined) });

export const viewportSchema = z.object({ bbox: bboxSchema, zoom: z.coerce.number().int().min(0).max(22) });

export const deskFilterSchema = filterSchema.extend({
	unit: listed.min(1).optional().catch(undefined),
	team: z.uuid().optional().catch(undefined),
	who: z.enum(["me", "nobody"]).optional().catch(undefined),
	late: z.enum(["yes"]).optional().catch(undefined),
});

export type DeskFilter = z.infer<typeof deskFilterSchema>;

/** What is ticked in the queue: at most a page. */
export const idsSchema = z.array(z.uuid()).min(1).max(100);

/** What an administrator says of a layer of things; the things come as a file. */
export const layerFormSchema = z.object({
	code: z.string().regex(/^[a-z0-9-]{1,60}$/, "issue-reports:errors.layerCode"),
	nameFr: z.string().trim().min(1).max(80),
	nameEn: z.string().trim().min(1).max(80),
	categories: z
		.union([z.string().transform((one) => [one]), z.array(z.string())])
		.optional()
		.transform((codes) => codes ?? [])
		.pipe(z.array(z.string().max(60)).min(1, "issue-reports:errors.layerCategories").max(100)),
});

export type LayerForm = z.infer<typeof layerFormSchema>;
