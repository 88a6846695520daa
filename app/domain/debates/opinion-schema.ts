import { z } from "zod";

/** Longest statement: one idea, read in one breath. */
export const STATEMENT_MOST = 140;
/** Statements a phase can hold: also a constraint of the database. */
export const STATEMENTS_MOST = 2_000;
/** Lines the city may add at once. */
export const LINES_MOST = 200;

const words = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 8;

const statement = z.string().trim().min(1).max(STATEMENT_MOST).refine(words, "debates:errors.statementTooShort");

export const addStatementSchema = z.object({ statementId: z.uuid(), body: statement });

const lines = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean);

/** Statements of the city, one a line: each must be one a resident could write. */
export const writeStatementsSchema = z.object({
	lines: z
		.string()
		.refine((text) => lines(text).length > 0, "debates:errors.noStatement")
		.refine((text) => lines(text).length <= LINES_MOST, "debates:errors.tooManyLines")
		.refine((text) => lines(text).every((line) => line.length <= STATEMENT_MOST), "debates:errors.lineTooLong")
		.refine((text) => lines(text).every(words), "debates:errors.statementTooShort")
		.transform((text) => [...new Set(lines(text))]),
});

export const voteValues = { agree: 1, pass: 0, disagree: -1 } as const;

export type VoteWord = keyof typeof voteValues;

export const voteWords = Object.keys(voteValues) as [VoteWord, ...VoteWord[]];

export const voteStatementSchema = z.object({
	statementId: z.uuid(),
	vote: z.enum(voteWords),
	to: z.string().max(200).optional(),
});

const side = z.enum(["agree", "disagree"]);
const shared = z.object({ number: z.number(), side, shares: z.array(z.number()) });

/** What a run leaves: the groups, what unites and divides them, and where the next run starts. Statements by number. */
export const runResultSchema = z.object({
	groups: z.array(
		z.object({
			size: z.number(),
			/** False under ten people: nothing else is then said of it. */
			isShown: z.boolean(),
			middle: z.tuple([z.number(), z.number()]),
			representative: z.array(z.object({ number: z.number(), side, share: z.number(), others: z.number() })),
		}),
	),
	uniting: z.array(shared),
	dividing: z.array(shared),
	statements: z.record(
		z.string(),
		z.object({ seen: z.number(), agree: z.number(), pass: z.number(), axes: z.tuple([z.number(), z.number()]) }),
	),
	winning: z.number(),
	streak: z.number(),
	/** How far from the middle most people stand: the scale of the map. */
	reach: z.number(),
});

export type RunResult = z.infer<typeof runResultSchema>;
