import { z } from "zod";
import { moveSchema } from "../issue-reports/schema";

const words = z.array(z.string().min(1).max(80)).max(200).default([]);

/** A rule of routing: all that it says must fit; within a list one is enough; an empty list asks for nothing. */
export const ruleSchema = z.object({
	id: z.uuid(),
	name: z.string().trim().min(1).max(120),
	active: z.boolean().default(true),
	when: z
		.object({
			/** Codes; a branch stands for its leaves. */
			categories: words,
			areaIds: words,
			/** «code=value» of the questions of a category. */
			answers: words,
			channels: words,
		})
		.prefault({}),
	taker: z.object({
		unitCode: z.string().max(80).nullable().default(null),
		teamId: z.uuid().nullable().default(null),
		contractorId: z.uuid().nullable().default(null),
	}),
});

export type Rule = z.infer<typeof ruleSchema>;

export const rulesSchema = z.array(ruleSchema).max(200);

const nothing = (value: string | undefined) => value || null;

/** The form of a rule. A team brings its unit; at least one taker is needed. */
export const ruleFormSchema = z
	.object({
		name: z.string().trim().min(1).max(120),
		active: z.boolean().default(false),
		categories: words,
		areaIds: words,
		answers: words,
		channels: words,
		unitCode: z.string().max(80).optional().transform(nothing),
		teamId: z.uuid().optional().transform(nothing),
		contractorId: z.uuid().optional().transform(nothing),
	})
	.refine(({ unitCode, teamId, contractorId }) => unitCode || teamId || contractorId, {
		path: ["unitCode"],
		error: "works:errors.taker",
	});

export type RuleForm = z.infer<typeof ruleFormSchema>;

export const teamSchema = z.object({
	name: z.string().trim().min(1).max(80),
	unitCode: z.string().min(1).max(80),
	leadId: z.uuid().optional().transform(nothing),
	active: z.boolean().default(false),
});

export const contractorSchema = z
	.object({
		name: z.string().trim().min(1).max(120),
		email: z.email().max(254),
		phone: z.string().trim().max(30).default(""),
		active: z.boolean().default(false),
		open311Url: z
			.string()
			.trim()
			.max(300)
			.default("")
			.refine((url) => url === "" || /^https?:\/\/[^\s]+$/.test(url), { error: "works:errors.url" })
			.transform((url) => url.replace(/\/+$/, "")),
		open311Key: z.string().trim().max(200).default(""),
		open311Jurisdiction: z.string().trim().max(120).default(""),
		/** One «our code=its code» a line. */
		open311Services: z.string().trim().max(4000).default(""),
	})
	.refine(({ open311Url, open311Services }) => open311Url === "" || open311Services.includes("="), {
		path: ["open311Services"],
		error: "works:errors.services",
	});

export type ContractorForm = z.infer<typeof contractorSchema>;

export const templateSchema = z.object({
	title: z.string().trim().min(1).max(80),
	text: z.string().trim().min(1).max(2000),
	toState: z.string().max(40).optional().transform(nothing),
	categoryId: z.uuid().optional().transform(nothing),
	active: z.boolean().default(false),
});

export const promiseSchema = z.object({
	delayWorkingDays: z.coerce.number().int().min(1).max(365).optional(),
	proofNeeded: z.boolean().default(false),
	askAfterDays: z.coerce.number().int().min(0).max(28).optional(),
	pausesOutside: z.boolean().default(false),
});

export const pauseSchema = z.object({ reason: z.string().trim().min(5).max(300) });

/** How many tasks an incident may have. */
export const MAX_TASKS = 10;

/** What an agent decides of an incident, with the words of a template when none are written. */
export const decisionSchema = moveSchema.extend({
	templateId: z.uuid().optional(),
	takesTaskPhotos: z.boolean().default(false),
	/** The last step of its life that the agent had before their eyes. */
	lastSeen: z.uuid().optional(),
});

export const directSchema = z.object({
	/** Why it goes to another team: read by residents too. */
	reason: z.string().trim().min(3).max(500),
	unitCode: z.string().max(80).default("").transform(nothing),
	teamId: z
		.union([z.uuid(), z.literal("")])
		.default("")
		.transform(nothing),
});

export const assignSchema = z.object({
	assigneeId: z
		.union([z.uuid(), z.literal("")])
		.default("")
		.transform(nothing),
});

/** What a reporter says of a closing. «No» needs words: the city decides again from them. */
export const closingAnswerSchema = z
	.object({
		solved: z.enum(["yes", "no"]),
		text: z.string().trim().max(2000).default(""),
		rating: z.coerce
			.number()
			.int()
			.min(1)
			.max(5)
			.optional()
			.transform((rating) => rating ?? null),
	})
	.refine(({ solved, text }) => solved === "yes" || text.length >= 3, { path: ["text"], error: "works:errors.whyNot" });

export const overviewSchema = z.object({
	days: z.coerce
		.number()
		.pipe(z.union([z.literal(30), z.literal(90), z.literal(365)]))
		.catch(90),
	area: z.uuid().optional().catch(undefined),
	category: z.string().min(1).max(60).optional().catch(undefined),
});

export const dimensionSchema = z.enum(["category", "area", "unit"]).catch("category");

export const projectAnswerSchema = z.object({
	incidentIds: z.array(z.uuid()).min(1).max(100),
	plannedFor: z.iso.date(),
	publicText: z.string().trim().min(10).max(2000),
});
