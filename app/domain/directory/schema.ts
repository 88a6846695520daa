import { z } from "zod";
import { type GuideQuestion, QUESTIONS_AT_MOST, type Said } from "./rules/guide";
import { hoursOfDays } from "./rules/hours";

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

/**
 * The answers in an address («question~answer», «question~» for «I do not know»), with their words: what is not a question
 * or an answer of the city any more is left out.
 */
export const readSaid = (
	texts: string[],
	questions: GuideQuestion[],
): (Said & { question: string; answer: string | null })[] => {
	const said = texts.flatMap((text) => {
		const [questionId = "", answerId = ""] = text.split("~");
		const question = questions.find(({ id }) => id === questionId);
		const answer = question?.answers.find(({ id }) => id === answerId);
		if (!question || (answerId && !answer)) return [];
		return [{ questionId, answerId: answer?.id ?? null, question: question.text, answer: answer?.label ?? null }];
	});
	return said
		.filter(({ questionId }, index) => said.findIndex((each) => each.questionId === questionId) === index)
		.slice(0, QUESTIONS_AT_MOST);
};

/** Several lines of a text area; empty ones are dropped. */
const linesOf = (each: z.ZodType<string, string>, most: number) =>
	z
		.string()
		.default("")
		.transform((text) =>
			text
				.split(/\r?\n/)
				.map((line) => line.trim())
				.filter(Boolean),
		)
		.pipe(z.array(each).max(most));

const label = z.string().trim().max(80);

/** A question of the search: its answers as they stand, by their ids, and those to add, one a line. */
export const questionSchema = (answerIds: string[]) =>
	z.object({
		text: z.string().trim().min(1).max(120),
		hint: z.string().trim().max(200).default(""),
		position: z.coerce.number().int().min(0).max(99),
		added: linesOf(label, 12),
		...Object.fromEntries(answerIds.map((id) => [`answer_${id}`, label.default("")])),
	});

/** How residents say where a procedure stands, what it asks, and for whom it is. */
export const procedureFormSchema = z.object({
	title: z.string().trim().min(1).max(120),
	summary: z.string().trim().min(1).max(600),
	steps: linesOf(z.string().max(400), 12),
	documents: linesOf(z.string().max(300), 20),
	delay: z.string().trim().max(120).default(""),
	cost: z.string().trim().max(120).default(""),
	onlineUrl: z
		.union([z.literal(""), z.url({ protocol: /^https?$/ })])
		.default("")
		.transform((url) => url || null),
	synonyms: linesOf(z.string().max(80), 40),
	unitCode: z.string().min(1),
	fits: z.array(z.uuid()).default([]),
});

const dayHours = z.string().trim().max(120).default("");

export const unitFormSchema = z
	.object({
		name: z.string().trim().min(1).max(120),
		mission: z.string().trim().max(300).default(""),
		phone: z.string().trim().max(40).default(""),
		email: z.union([z.literal(""), z.email().max(120)]).default(""),
		address: z.string().trim().max(200).default(""),
		...{
			day1: dayHours,
			day2: dayHours,
			day3: dayHours,
			day4: dayHours,
			day5: dayHours,
			day6: dayHours,
			day7: dayHours,
		},
	})
	.transform(({ day1, day2, day3, day4, day5, day6, day7, ...unit }, check) => {
		const { hours, unread } = hoursOfDays([day1, day2, day3, day4, day5, day6, day7]);
		for (const day of unread)
			check.addIssue({ code: "custom", path: [`day${day}`], message: "directory:admin.badHours" });
		return { ...unit, hours };
	});

export type UnitForm = z.infer<typeof unitFormSchema>;

export const directoryPersonSchema = z.object({
	kind: z.enum(["agent", "elected"]),
	name: z.string().trim().min(1).max(120),
	title: z.string().trim().min(1).max(160),
	subjects: linesOf(z.string().max(120), 20),
	phone: z.string().trim().max(40).default(""),
	email: z.union([z.literal(""), z.email().max(120)]).default(""),
	unitCode: z.string().max(60).default(""),
});

export type DirectoryPersonForm = z.infer<typeof directoryPersonSchema>;

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
