import { z } from "zod";
import { decisionKinds } from "./schema";

export const feasibilities = ["yes", "partly", "no"] as const;
export const opinions = ["favourable", "reserved", "unfavourable"] as const;
export const stages = ["analysis", "review", "decision", "decided"] as const;

export type Stage = (typeof stages)[number];
export type Feasibility = (typeof feasibilities)[number];

/** Numbers as people write them: «12, n° 15 et 18». */
const numbers = (text: string) => [...new Set((text.match(/\d{1,9}/g) ?? []).map(Number))];

const orNull = <Value extends string>(values: readonly [Value, ...Value[]]) =>
	z
		.enum(values)
		.or(z.literal(""))
		.default("")
		.transform((value) => value || null);

/** What one does with a file: keep it as it is, pass it on, send it back, or only leave a note. */
export const moves = ["save", "conclude", "back", "note"] as const;

/** The form of a file at any stage; a stage reads only its own fields. `version`: the one that was read. */
export const fileSchema = z.object({
	version: z.number().int().min(1),
	move: z.enum(moves).default("save"),
	feasibility: orNull(feasibilities),
	costEuros: z
		.number()
		.int()
		.min(0)
		.max(2_000_000_000)
		.nullish()
		.transform((cost) => cost ?? null),
	opinion: orNull(opinions),
	analysis: z.string().trim().max(10_000).default(""),
	kind: orNull(decisionKinds),
	answer: z.string().trim().max(2_000).default(""),
	cites: z
		.string()
		.max(2_000)
		.default("")
		.transform(numbers)
		.refine((found) => found.length <= 50, "results:assessment.errors.tooManyCites"),
	note: z.string().trim().max(2_000).default(""),
});

export type FileForm = z.output<typeof fileSchema>;

const person = z
	.uuid()
	.or(z.literal(""))
	.default("")
	.transform((id) => id || null);

/** Who takes charge of which proposals, and by when the city answers. No proposal named: all those without a file. */
export const assignSchema = z.object({
	proposalIds: z.array(z.uuid()).max(2_000).default([]),
	analystId: person,
	supervisorId: person,
	deciderId: person,
	dueOn: z.iso.date("consultations:errors.day"),
});

/** When the answers decided on are published: now, or at a moment of the city's clock. */
export const releaseSchema = z.object({
	when: z.enum(["now", "later"]).default("now"),
	at: z
		.string()
		.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, "consultations:errors.moment")
		.nullish()
		.transform((at) => at ?? null),
});

/** What is published of a file, and nothing else ever. */
export const publishedSchema = z.object({
	kind: z.enum(decisionKinds),
	answer: z.string(),
	feasibility: z.enum(feasibilities).nullable(),
	costEuros: z.number().nullable(),
	cites: z.array(z.number()),
	signer: z.string(),
	office: z.string().nullable(),
});

export type PublishedAnswer = z.infer<typeof publishedSchema>;
