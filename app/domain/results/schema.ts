import { z } from "zod";

/** What the city does with a proposal. */
export const decisionKinds = ["taken-up", "in-part", "not-taken-up"] as const;

export type DecisionKind = (typeof decisionKinds)[number];

/** One line of what the city decided: about a proposal or a plain option of the vote (`subjectId`). */
export const decisionSchema = z.object({
	subjectId: z.uuid(),
	title: z.string(),
	kind: z.enum(decisionKinds),
	/** Why, and for what is taken up: what happens next. Residents read it. */
	reason: z.string(),
});

export type Decision = z.infer<typeof decisionSchema>;

export const decisionsSchema = z.array(decisionSchema);

/** What was said and done, frozen with the version. */
export const activitySchema = z.object({
	counts: z.object({ proposals: z.number(), supports: z.number(), comments: z.number(), answers: z.number() }),
	themes: z.array(z.object({ theme: z.string(), count: z.number() })),
	stances: z.object({ for: z.number(), against: z.number(), neutral: z.number() }),
});

export type Activity = z.infer<typeof activitySchema>;

/** Parts of the page its writer may leave out. */
export const parts = ["figures", "charts", "quotes", "map"] as const;

export type Part = (typeof parts)[number];

/** The parts left out when these are shown; nothing said: none. */
export const hiddenParts = (shown: readonly Part[] | undefined): Part[] =>
	shown ? parts.filter((part) => !shown.includes(part)) : [];

/** What goes with the conclusion. `quotes`: comments quoted, as long as their authors agree. */
export const extrasSchema = z.object({
	deliberation: z.string().default(""),
	documents: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), bytes: z.number() })).default([]),
	quotes: z.array(z.string()).default([]),
	hidden: z.array(z.enum(parts)).default([]),
});

export type Extras = z.infer<typeof extrasSchema>;

/** What is published of a vote, frozen with the version. */
export const figuresSchema = z.object({
	participants: z.object({ authors: z.number(), supporters: z.number(), voters: z.number(), total: z.number() }),
	vote: z
		.object({
			title: z.string(),
			limit: z.number(),
			ballots: z.number(),
			ballotsHash: z.string(),
			rulesHash: z.string(),
			closedAt: z.string(),
			lines: z.array(z.object({ id: z.string(), title: z.string(), votes: z.number(), rank: z.number() })),
		})
		.nullable(),
	activity: activitySchema.optional(),
});

export type Figures = z.infer<typeof figuresSchema>;

const longText = z.string().trim().max(20_000);

const writtenDecisionSchema = z.object({
	subjectId: z.uuid(),
	kind: z.enum(decisionKinds).or(z.literal("")).default(""),
	reason: z.string().trim().max(2_000).default(""),
});

/** What is decided so far: one line a subject, and the reason given to all those not answered one by one. */
export const writtenSchema = z.object({
	items: z.array(writtenDecisionSchema).max(500).default([]),
	others: z.string().trim().max(2_000).default(""),
});

export type Written = z.infer<typeof writtenSchema>;

/** The form of the conclusion while it is written: everything may still be missing. */
export const writeResultsSchema = writtenSchema.extend({
	conclusion: longText.default(""),
	/** The text voted by the council, if there is one. */
	deliberation: z.string().trim().max(60_000).default(""),
	shown: z.array(z.enum(parts)).default([]),
	/** The version that was read; 0: none. */
	version: z.number().int().min(0).default(0),
});

export type WriteResults = z.infer<typeof writtenSchema> & {
	conclusion: string;
	deliberation?: string;
	shown?: Part[];
	version?: number;
};

/** Publishing; `reason` says why there is a new version, from the second on. */
export const publishResultsSchema = z.object({
	reason: z.string().trim().max(500).default(""),
	/** How many versions were published when the page was shown. */
	seen: z
		.number()
		.int()
		.min(0)
		.nullish()
		.transform((seen) => seen ?? null),
	when: z.enum(["now", "later"]).default("now"),
	at: z
		.string()
		.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, "consultations:errors.moment")
		.nullish()
		.transform((at) => at ?? null),
});
