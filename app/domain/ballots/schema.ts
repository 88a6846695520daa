import { z } from "zod";

/** More options than any ballot paper holds: what is longer is not a ballot. */
const MOST_OPTIONS = 500;

const checked = z.preprocess((value) => value === "on" || value === true || value === "true", z.boolean());

/** A ballot of an open vote: the ids of the options chosen, in any order. */
export const castBallotSchema = z.object({
	choices: z.array(z.uuid("ballots:errors.notAnOption")).max(MOST_OPTIONS, "ballots:errors.notAnOption").default([]),
});

/** What happens to options with the same number of votes: shown as equal, or ranked by a public draw. */
export const tieRules = ["equal", "draw"] as const;

/** Who is on the roll of a secret vote: residents at its opening, or also those who come before the close. */
export const rollRules = ["closed", "open"] as const;

/** What staff decide when a vote opens. `plain`: options that are not proposals, one a line. */
export const openVoteSchema = z.object({
	limit: z.coerce.number<number>().int().min(1).max(50),
	tie: z.enum(tieRules).default("equal"),
	earlyClose: checked.default(false),
	/** Whether the city can link a ballot to a person: said to everybody, never blurred. */
	level: z.enum(["open", "secret"]).default("open"),
	roll: z.enum(rollRules).default("closed"),
	/** How to vote for who has no JavaScript or no device: shown on the page of a secret vote. */
	otherWays: z.string().trim().max(1000).default(""),
	proposals: z.array(z.uuid()).max(MOST_OPTIONS).default([]),
	plain: z
		.string()
		.max(20_000)
		.default("")
		.transform(linesOf)
		.pipe(z.array(z.string().min(2).max(120)).max(50)),
});

export type OpenVote = z.infer<typeof openVoteSchema>;

function linesOf(text: string): string[] {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);
}

/** A public reason: residents read it. */
export const closeVoteSchema = z.object({ reason: z.string().trim().min(15).max(1000) });

/** The rules of a vote as they are hashed and published; with the options it is all a count needs. */
export const voteRulesSchema = z.object({
	format: z.literal("parvis-vote-rules-1"),
	level: z.enum(["open", "secret"]),
	method: z.literal("up-to-k"),
	/** How many options a ballot may hold, and must. */
	limit: z.number().int().min(1),
	minimum: z.number().int().min(1),
	/** Who may vote: every resident with a confirmed address. */
	eligibility: z.literal("confirmed-account"),
	/** A ballot may be replaced until the close; the last one counts. */
	changeable: z.boolean(),
	tie: z.enum(tieRules),
	earlyClose: z.boolean(),
	secret: z.object({ roll: z.enum(rollRules), otherWays: z.string() }).optional(),
	options: z.array(z.object({ id: z.uuid(), title: z.string() })),
});

export type VoteRules = z.infer<typeof voteRulesSchema>;
