import { z } from "zod";

/** Every type of question, in the order the builder offers them. */
export const questionTypes = [
	"short",
	"long",
	"single",
	"multiple",
	"ranking",
	"number",
	"scale",
	"stars",
	"sentiment",
	"matrix-single",
	"matrix-multiple",
	"judgement",
	"place",
	"siret",
	"rna",
	"text",
	"separator",
] as const;

export type QuestionType = (typeof questionTypes)[number];

export const OPTIONS_MOST = 100;
export const QUESTIONS_MOST = 200;
export const PAGES_MOST = 30;
/** Longest free answers, in characters. */
export const SHORT_MOST = 300;
export const LONG_MOST = 5_000;

/** Mentions of a majority judgement, the best first (Balinski and Laraki, 2011). */
export const mentions = ["excellent", "very-good", "good", "fair", "passable", "poor", "reject"] as const;

/** Faces of a sentiment scale, from the least to the most content. */
export const sentiments = [1, 2, 3, 4, 5] as const;

export const operators = ["answered", "not-answered", "is", "is-not", "contains"] as const;

const item = z.object({ id: z.string().max(40), label: z.string().max(300) });

const condition = z.object({ question: z.string().max(40), operator: z.enum(operators), value: z.string().max(300) });

export type Condition = z.infer<typeof condition>;

export const questionSchema = z.object({
	id: z.string().max(40),
	type: z.enum(questionTypes),
	label: z.string().max(500),
	hint: z.string().max(1_000).default(""),
	required: z.boolean().default(false),
	options: z.array(item).max(OPTIONS_MOST).default([]),
	rows: z.array(item).max(OPTIONS_MOST).default([]),
	/** Bounds of a number, ends of a scale. */
	min: z.number().nullable().default(null),
	max: z.number().nullable().default(null),
	minLabel: z.string().max(80).default(""),
	maxLabel: z.string().max(80).default(""),
	/** Shown only when these hold: all of them, or any. */
	match: z.enum(["all", "any"]).default("all"),
	conditions: z.array(condition).max(5).default([]),
});

export type Question = z.infer<typeof questionSchema>;

export const pagesSchema = z.array(
	z.object({
		id: z.string().max(40),
		title: z.string().max(200),
		questions: z.array(questionSchema).max(QUESTIONS_MOST),
	}),
);

export type SurveyPage = z.infer<typeof pagesSchema>[number];

/** A value of an answer: text, number, option, options in order, or one (or several) of these by row. */
export const valueSchema = z.union([
	z.string().max(LONG_MOST),
	z.number(),
	z.array(z.string().max(40)).max(OPTIONS_MOST),
	z.record(
		z.string().max(40),
		z.union([z.string().max(300), z.number(), z.array(z.string().max(40)).max(OPTIONS_MOST)]),
	),
]);

export type Value = z.infer<typeof valueSchema>;

export const valuesSchema = z.record(z.string().max(40), valueSchema);

export type Values = z.infer<typeof valuesSchema>;

const needs: Partial<Record<QuestionType, { options?: number; rows?: number }>> = {
	single: { options: 2 },
	multiple: { options: 1 },
	ranking: { options: 2 },
	judgement: { options: 1 },
	"matrix-single": { options: 2, rows: 1 },
	"matrix-multiple": { options: 2, rows: 1 },
};

export const needsOf = (type: QuestionType) => ({ options: 0, rows: 0, ...needs[type] });

/** One option a line; empty lines and repetitions are dropped. */
export const linesOf = (text: string): string[] => [
	...new Set(
		text
			.split(/\r?\n/)
			.map((line) => line.trim())
			.filter(Boolean),
	),
];

const lines = z
	.string()
	.default("")
	.refine((text) => linesOf(text).length <= OPTIONS_MOST, "surveys:errors.tooManyOptions")
	.refine((text) => linesOf(text).every((line) => line.length <= 300), "surveys:errors.optionTooLong");

const readable = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3;

const bound = z
	.number()
	.min(-1_000_000_000)
	.max(1_000_000_000)
	.nullish()
	.transform((value) => value ?? null);

/** The form of a question. */
export const questionFormSchema = z
	.object({
		version: z.number().int().min(1),
		type: z.enum(questionTypes),
		label: z.string().trim().max(500).default(""),
		hint: z.string().trim().max(1_000).default(""),
		required: z.boolean().default(false),
		options: lines,
		rows: lines,
		min: bound,
		max: bound,
		minLabel: z.string().trim().max(80).default(""),
		maxLabel: z.string().trim().max(80).default(""),
		match: z.enum(["all", "any"]).default("all"),
		conditions: z
			.array(
				z.object({
					question: z.string().max(40).default(""),
					operator: z.enum(operators).default("answered"),
					value: z.string().trim().max(300).default(""),
				}),
			)
			.max(5)
			.default([])
			.transform((all) => all.filter(({ question }) => question !== "")),
	})
	.superRefine(({ type, label, options, rows, min, max }, check) => {
		const fault = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
		const need = needsOf(type);
		if (type !== "separator" && !readable(label)) fault("label", "surveys:errors.labelTooShort");
		if (linesOf(options).length < need.options) fault("options", "surveys:errors.tooFewOptions");
		if (linesOf(rows).length < need.rows) fault("rows", "surveys:errors.tooFewRows");
		if (min !== null && max !== null && min >= max) fault("max", "surveys:errors.boundsBackwards");
		if (type === "scale" && (max ?? 10) - (min ?? 1) > 20) fault("max", "surveys:errors.scaleTooLong");
	});

export type QuestionForm = z.infer<typeof questionFormSchema>;

export const surveyButtonSchema = z.object({
	phaseId: z.uuid(),
	version: z.coerce.number().int().min(1),
	kind: z.enum(["add-page", "remove-page", "up", "down", "remove"]),
	id: z.string().max(40).default(""),
});

/** What a tablet sends: answers given while it was out of reach, each with the id drawn when its form was shown. */
export const tabletAnswersSchema = z.object({
	answers: z.array(z.object({ id: z.uuid(), values: valuesSchema })).max(100),
});
