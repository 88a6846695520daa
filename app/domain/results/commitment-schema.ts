import { z } from "zod";

const day = z.iso.date("results:errors.day");
const euros = z.number().int().min(0).max(2_000_000_000).nullable().default(null);
const noDay = day.nullish().transform((value) => value ?? null);

/** Steps a form offers at once. */
export const STEPS = 6;

const stepSchema = z.object({ title: z.string().trim().max(120).default(""), dueOn: noDay });

/** What the city promises: who answers for it, by which day, at what cost, with its steps (empty lines are left out). */
export const makeCommitmentSchema = z
	.object({
		title: z.string().trim().min(5).max(160),
		description: z.string().trim().max(5_000).default(""),
		owner: z.string().trim().min(3).max(160),
		subjectId: z
			.uuid()
			.nullish()
			.transform((id) => id ?? null),
		promisedOn: day,
		plannedEuros: euros,
		steps: z.array(stepSchema).max(STEPS).default([]),
	})
	.superRefine(({ steps }, context) => {
		for (const [index, { title, dueOn }] of steps.entries())
			if ((title === "") !== (dueOn === null))
				context.addIssue({
					code: "custom",
					path: ["steps", index, title === "" ? "title" : "dueOn"],
					message: "results:errors.stepIncomplete",
				});
	});

export type MakeCommitment = z.infer<typeof makeCommitmentSchema>;

export const newsKinds = ["progress", "delay", "delivered", "abandoned"] as const;

export type NewsKind = (typeof newsKinds)[number];

/** Why the works slip: the one list, so that causes can be counted. */
export const delayCauses = ["weather", "suppliers", "permits", "funding", "studies", "neighbours", "other"] as const;

export type DelayCause = (typeof delayCauses)[number];

/** News of a commitment. A delay needs its new day and its cause. `stepsDone`: positions of the steps now done. */
export const reportProgressSchema = z
	.object({
		version: z.number().int().min(1),
		kind: z.enum(newsKinds),
		text: z.string().trim().min(15).max(3_000),
		expectedOn: noDay,
		cause: z
			.enum(delayCauses)
			.nullish()
			.transform((cause) => cause ?? null),
		spentEuros: euros,
		stepsDone: z.array(z.coerce.number().int().min(0).max(50)).default([]),
	})
	.superRefine(({ kind, expectedOn, cause }, context) => {
		if (kind !== "delay") return;
		const missing = { expectedOn: expectedOn === null, cause: cause === null };
		for (const [name, isMissing] of Object.entries(missing))
			if (isMissing) context.addIssue({ code: "custom", path: [name], message: `results:errors.${name}` });
	});

export type ReportProgress = z.infer<typeof reportProgressSchema>;

/** «Is it really there?»: who contests says what is missing. */
export const voiceSchema = z
	.object({ agrees: z.enum(["yes", "no"]), text: z.string().trim().max(1_000).default("") })
	.refine(({ agrees, text }) => agrees === "yes" || text.length >= 15, {
		path: ["text"],
		message: "results:errors.contestText",
	});

export const photosSchema = z.array(z.object({ key: z.string(), width: z.number(), height: z.number() }));

export type Photos = z.infer<typeof photosSchema>;

/** Photos one piece of news may carry. */
export const MAX_NEWS_PHOTOS = 4;
