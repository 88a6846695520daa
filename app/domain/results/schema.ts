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
export const writeResultsSchema = writtenSchema.extend({ conclusion: longText.default("") });

export type WriteResults = z.infer<typeof writeResultsSchema>;

/** Publishing; `reason` says why there is a new version, from the second on. */
export const publishResultsSchema = z.object({ reason: z.string().trim().max(500).default("") });
