import { z } from "zod";

/** A title people can read: at least three letters or digits, whatever the script. */
const title = z
	.string()
	.trim()
	.max(120)
	.refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3, "proposals:errors.titleTooShort");

const body = z.string().trim().min(20).max(10_000);

const coordinate = (most: number) => z.number().min(-most).max(most).nullish().default(null);

/** A proposal as its form sends it. `proposalId` is drawn when the form is shown: sending it twice makes one proposal. */
export const proposalSchema = z.object({
	proposalId: z.uuid(),
	title,
	body,
	theme: z.string().trim().max(60).nullish().default(null),
	address: z.string().trim().max(200).nullish().default(null),
	lat: coordinate(90),
	lng: coordinate(180),
	/** A whole district, where no point is said. */
	area: z.uuid().nullish().default(null),
	/** Set once the author has seen the similar proposals and goes on. */
	seenSimilar: z.boolean().default(false),
});

export type ProposalForm = z.infer<typeof proposalSchema>;

export const changeProposalSchema = z.object({
	title,
	body,
	version: z.number().int().min(1),
	isMaterial: z.boolean().default(false),
});

export type ChangeForm = z.infer<typeof changeProposalSchema>;

export const withdrawalReasons = ["duplicate", "changed-my-mind", "done", "other"] as const;

export const withdrawProposalSchema = z.object({
	reason: z.enum(withdrawalReasons),
	explanation: z.string().trim().max(500).default(""),
});

export const sorts = ["random", "recent", "supports"] as const;

export type Sort = (typeof sorts)[number];

/** Published ones are the list; the others stay readable. */
export const listStates = ["published", "withdrawn", "replaced"] as const;

export const rhythms = ["now", "daily", "weekly"] as const;

export type Rhythm = (typeof rhythms)[number];

/** A search to be told of: the filters of the list, and how often. */
export const saveSearchSchema = z.object({
	search: z.string().trim().max(100).default(""),
	theme: z.string().trim().max(60).default(""),
	area: z.uuid().nullish().default(null),
	rhythm: z.enum(rhythms).default("daily"),
});

/** What the list and its map are asked, from the address of the page; what cannot be read is left out. */
export const listSchema = z.object({
	sort: z.enum(sorts).optional().catch(undefined),
	theme: z.string().max(60).optional().catch(undefined),
	area: z.uuid().optional().catch(undefined),
	search: z.string().trim().max(100).optional().catch(undefined),
	state: z.enum(listStates).optional().catch(undefined),
	after: z.string().max(80).optional().catch(undefined),
});

export type ListAsked = z.infer<typeof listSchema>;

/** The part of the map on screen: west, south, east, north in degrees, and its zoom. */
export const viewportSchema = z.object({
	bbox: z
		.string()
		.transform((text) => text.split(",").map(Number))
		.pipe(z.tuple([z.number(), z.number(), z.number(), z.number()])),
	zoom: z.coerce.number().min(0).max(22).default(14),
});

export type Viewport = z.infer<typeof viewportSchema>;

/** The city's answer to a petition: final, so that it says something. */
export const answerPetitionSchema = z.object({ answer: z.string().trim().min(40).max(10_000) });
