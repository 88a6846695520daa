import { z } from "zod";
import { ruleOptionsSchema } from "./counting/count-election";

/** More options than any ballot paper holds: what is longer is not a ballot. */
const MOST_OPTIONS = 500;

const checked = z.preprocess((value) => value === "on" || value === true || value === "true", z.boolean());

/** A ballot comes as a form; what it says is read and judged by the rules of its vote (`paper.ts`). */
export const paperFormSchema = z.object({});

/** What happens to options with the same number of votes: shown as equal, or ranked by a public draw. */
export const tieRules = ["equal", "draw"] as const;

/** Who is on the roll of a secret vote: residents at its opening, or also those who come before the close. */
export const rollRules = ["closed", "open"] as const;

/** How a ballot is filled in; `marks` say points, ranks (1 is first) or grades (0 is worst), beside `choices`. */
export const ballotMethods = [
	"up-to-k",
	"single-choice",
	"knapsack",
	"cumulative",
	"ordinal",
	"ranked",
	"score",
	"majority-judgment",
	"yes-no",
] as const;
export type BallotMethod = (typeof ballotMethods)[number];

/** The ways a ballot may reach the box. Whatever the way, one person has one entry on the roll. */
export const voteChannels = ["web", "code", "paper", "counter", "kiosk"] as const;

/** Who wins where the same person voted online and came to a polling place: the first to come, or the polling place. */
export const precedences = ["first", "polling-place"] as const;

const wholeBetween = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most);

/** A field left empty is not a zero. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const severalOf = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(schema).optional());

/** What every vote may say beside its method: how many win, who may vote, how. */
const commonRules = {
	seats: maybe(wholeBetween(1, 50)),
	quorumRoll: maybe(wholeBetween(1, 100_000_000)),
	quorumPercent: maybe(wholeBetween(0, 100)),
	eligibility: z.enum(["confirmed-account", "code"]).optional(),
	channels: severalOf(z.enum(["code", "paper", "counter", "kiosk"])),
	precedence: z.enum(precedences).optional(),
};

const levelRules = {
	/** Whether the city can link a ballot to a person: said to everybody, never blurred. */
	level: z.enum(["open", "secret"]).default("open"),
	roll: z.enum(rollRules).default("closed"),
	/** How to vote for who has no JavaScript or no device: shown on the page of a secret vote. */
	otherWays: z.string().trim().max(1000).default(""),
};

/** What staff decide when a vote opens. `plain`: options that are not proposals, one a line. */
export const openVoteSchema = z.object({
	limit: wholeBetween(1, 50),
	tie: z.enum(tieRules).default("equal"),
	earlyClose: checked.default(false),
	...levelRules,
	proposals: z.array(z.uuid()).max(MOST_OPTIONS).default([]),
	plain: z
		.string()
		.max(20_000)
		.default("")
		.transform(linesOf)
		.pipe(z.array(z.string().min(2).max(120)).max(50)),
	method: z.enum(ballotMethods).optional(),
	/** Points to share (cumulative), or the highest mark (score). */
	points: maybe(wholeBetween(1, 1000)),
	/** Majority judgment: one grade a line, best first, as people read them. */
	grades: maybe(
		z
			.string()
			.max(500)
			.transform(linesOf)
			.pipe(z.array(z.string().min(2).max(40)).min(2).max(10)),
	),
	/** How rankings are counted. */
	ranking: z.enum(["schulze", "irv", "stv", "borda"]).optional(),
	...commonRules,
});

export type OpenVote = z.infer<typeof openVoteSchema>;

/** The ballots with which money can be shared out. */
export const budgetMethods = ["up-to-k", "single-choice", "knapsack", "cumulative", "ordinal", "score"] as const;
/** How the winners of a budget are found, as staff choose it. */
export const budgetCounts = ["greedy-skip", "greedy-stop", "mes-add1u", "mes-utilitarian", "mes-cardinality"] as const;

const amountField = z.preprocess(
	(value) => (typeof value === "string" ? value.replace(/[\s€]/g, "") : value),
	wholeBetween(0, 1_000_000_000),
);

const envelopeField = z.object({ title: z.string().trim().max(120).default(""), amount: maybe(amountField) });

const projectField = z.object({
	on: checked.default(false),
	proposalId: maybe(z.uuid()),
	title: z.string().trim().max(120).default(""),
	summary: z.string().trim().max(2000).default(""),
	/** A street with its number, or the name of a place: found on the city's map. */
	address: z.string().trim().max(200).default(""),
	cost: maybe(amountField),
	/** The number of its envelope in the list, from 0. */
	envelope: z.coerce.number<number>().int().min(0).max(30).default(0),
	/** Projects with the same mark exclude each other. */
	rival: z.string().trim().max(10).default(""),
});

/** What staff decide when a participatory budget is put to the vote. Rows left empty are dropped. */
export const openBudgetSchema = z.object({
	method: z.enum(budgetMethods),
	limit: wholeBetween(1, 50),
	points: maybe(wholeBetween(1, 1000)),
	count: z.enum(budgetCounts),
	threshold: maybe(wholeBetween(1, 1_000_000)),
	spread: z.enum(["all", "one-district"]).default("all"),
	leftover: z.enum(["stays", "to-city"]).default("stays"),
	/** The first envelope is the whole city's. */
	hasCity: checked.default(false),
	envelopes: z.array(envelopeField).max(30).default([]),
	projects: z.array(projectField).max(MOST_OPTIONS).default([]),
	earlyClose: checked.default(false),
	...levelRules,
	...commonRules,
});

export type OpenBudget = z.infer<typeof openBudgetSchema>;

function linesOf(text: string): string[] {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);
}

/** The question of a formal election held with Belenios. `address`: where people vote. */
export const prepareFormalSchema = z
	.object({
		question: z.string().trim().min(5).max(300),
		answers: z
			.string()
			.max(5000)
			.transform(linesOf)
			.pipe(z.array(z.string().min(1).max(200)).min(2).max(50)),
		minimum: wholeBetween(0, 50),
		maximum: wholeBetween(1, 50),
		blank: checked.default(false),
		address: z.union([z.literal(""), z.url({ protocol: /^https$/ }).max(500)]).default(""),
	})
	.refine(({ minimum, maximum, answers }) => minimum <= maximum && maximum <= answers.length, {
		path: ["maximum"],
		message: "ballots:formal.boundsFault",
	});

export type PrepareFormal = z.infer<typeof prepareFormalSchema>;

/** A public reason: residents read it. */
export const closeVoteSchema = z.object({ reason: z.string().trim().min(15).max(1000) });

/** Whole euros; what no city's budget exceeds. */
const euros = z.number().int().min(0).max(1_000_000_000);

/** Money shared out: one envelope or several, each counted alone with the ballots that name a project of it. */
export const sharedMoneySchema = z.object({
	envelopes: z
		.array(z.object({ id: z.string().min(1).max(20), title: z.string().min(1).max(120), amount: euros }))
		.min(1)
		.max(30),
	/** The envelope of the whole city, if there is one among others: its id. */
	city: z.string().optional(),
	/** A ballot may name projects of every envelope, or of the city and one district. */
	spread: z.enum(["all", "one-district"]),
	/** What districts do not spend: stays there, or goes to the city's envelope, counted last. */
	leftover: z.enum(["stays", "to-city"]),
	/** Of each group, one project at most is funded. */
	incompatible: z.array(z.array(z.uuid()).min(2)),
	count: ruleOptionsSchema,
});
export type SharedMoney = z.infer<typeof sharedMoneySchema>;
const base64 = (bytes: number) => z.base64().length(Math.ceil(bytes / 3) * 4);

/** The public half of the bureau's key (X25519), and who holds its five shares. */
export const installBureauSchema = z.object({
	bureauKey: base64(32),
	trustees: z.array(z.string().trim().min(2).max(80)).length(5),
});

/** The bureau's secret, put together from three shares. */
export const openBoxSchema = z.object({ bureauSecret: base64(32) });

/** The rules of a vote as they are hashed and published; with the options it is all a count needs. */
export const voteRulesSchema = z.object({
	format: z.literal("parvis-vote-rules-1"),
	level: z.enum(["open", "secret"]),
	method: z.enum(ballotMethods),
	/** How many options a ballot may hold (in each envelope, where money is shared out), and must in all. */
	limit: z.number().int().min(1),
	minimum: z.number().int().min(1),
	/** Cumulative: points to share (in each envelope). Score: the highest mark. */
	points: z.number().int().min(1).max(1000).optional(),
	/** Majority judgment: grades, worst first. */
	grades: z.array(z.string()).min(2).max(10).optional(),
	/** How many options win; without it, all are only ranked. */
	seats: z.number().int().min(1).optional(),
	/** Ranked ballots: how they are counted. */
	count: ruleOptionsSchema.optional(),
	/** Yes or no: persons who could vote, and the part of them (percent) that must have. */
	quorum: z.object({ roll: z.number().int().min(1), percent: z.number().int().min(0).max(100) }).optional(),
	money: sharedMoneySchema.optional(),
	/** Who may vote: every resident with a confirmed address; or every holder of a code given by the city. */
	eligibility: z.enum(["confirmed-account", "code"]),
	/** What people must have shown besides: the conditions of the phase when the vote was opened, frozen with it. */
	access: z
		.object({
			identity: z.union([z.literal(1), z.literal(3), z.literal(4)]),
			residence: z.boolean(),
			areas: z.array(z.object({ id: z.uuid(), name: z.string() })),
			ageFrom: z.number().int().nullable(),
			ageTo: z.number().int().nullable(),
		})
		.optional(),
	/** Ways to vote beside the web, and which ballot counts where a person used two. */
	channels: z.array(z.enum(voteChannels)).optional(),
	precedence: z.enum(precedences).optional(),
	/** A ballot may be replaced until the close; the last one counts. */
	changeable: z.boolean(),
	tie: z.enum(tieRules),
	earlyClose: z.boolean(),
	secret: z.object({ roll: z.enum(rollRules), otherWays: z.string() }).optional(),
	options: z.array(
		z.object({ id: z.uuid(), title: z.string(), cost: euros.optional(), envelope: z.string().optional() }),
	),
});

export type VoteRules = z.infer<typeof voteRulesSchema>;
