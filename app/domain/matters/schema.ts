import { z } from "zod";
import { phoneKey } from "~/domain/channels/rules/words";

/** What people write about; the city's services follow from it. */
export const topics = [
	"streets",
	"cleanliness",
	"school",
	"housing",
	"culture",
	"participation",
	"civil-status",
	"other",
] as const;

export type Topic = (typeof topics)[number];

/** How a person may ask to be answered. */
export const wishes = ["email", "web"] as const;

export const TEXT_LIMIT = 8_000;

const text = z.string().trim().min(10).max(TEXT_LIMIT);

/** Made when the form is shown: the same form sent twice writes once. */
const nonce = z.uuid();

/** What is written to the city by someone with an account. */
export const writeToCitySchema = z.object({
	topic: z.enum(topics),
	subject: z.string().trim().min(3).max(120),
	text,
	wishedChannel: z.enum(wishes).default("email"),
	/** The address of what it is about on this platform, when one came from there. */
	about: z.string().trim().max(300).default(""),
	nonce,
});

export type WriteToCity = z.infer<typeof writeToCitySchema>;

/** What a caller in code may leave out. */
type Optional<Of, Keys extends keyof Of> = Omit<Of, Keys> & Partial<Pick<Of, Keys>>;

export type WrittenToCity = Optional<WriteToCity, "about">;

/** By someone without: their name, and an address that they will confirm. */
export const writeAsVisitorSchema = writeToCitySchema.omit({ wishedChannel: true }).extend({
	name: z.string().trim().min(2).max(80),
	email: z.email().max(254),
});

export type WriteAsVisitor = Optional<z.infer<typeof writeAsVisitorSchema>, "about">;

/** A message added to a matter by a person who takes part in it. */
export const addMessageSchema = z.object({ text: z.string().trim().min(1).max(TEXT_LIMIT), nonce });

export const outcomes = ["answered", "waiting_resident", "open"] as const;

/** An agent's answer: what it says, and whose turn it is afterwards. `seen` is the last message they had read. */
export const answerSchema = z.object({
	text: z.string().trim().min(2).max(TEXT_LIMIT),
	outcome: z.enum(outcomes).default("answered"),
	seen: z.string().max(40).default(""),
	/** The canonical answer given, «slug@version», if one was inserted. */
	canonical: z.string().max(140).default(""),
	/** The macro whose effects go with it. */
	macro: z.union([z.uuid(), z.literal("")]).default(""),
	nonce,
});

export type Answer = z.infer<typeof answerSchema>;

export const noteSchema = z.object({
	text: z.string().trim().min(1).max(TEXT_LIMIT),
	/** The colleague it is for. */
	mention: z.union([z.uuid(), z.literal("")]).default(""),
	nonce,
});

export const assignSchema = z.object({ assigneeId: z.union([z.uuid(), z.literal("")]) });

/** What an agent may decide of a matter without writing to anybody. */
export const moves = ["wait_other", "close", "reopen"] as const;

export const moveSchema = z.object({ move: z.enum(moves) });

export const joinSchema = z.object({ other: z.string().trim().min(1).max(40) });

/** How a request comes in that an agent types. */
export const typedChannels = ["phone", "counter", "post"] as const;

/** How a person may ask to be answered when an agent asks them. */
export const staffWishes = ["email", "sms", "call", "letter"] as const;

const optional = (most: number) => z.string().trim().max(most).default("");

const typedFields = z.object({
	channel: z.enum(typedChannels),
	receivedOn: z.iso.date(),
	name: z.string().trim().min(2).max(80),
	email: z.union([z.literal(""), z.email().max(254)]).default(""),
	phone: optional(30).refine((text) => text === "" || phoneKey(text) !== null, "matters:writeDown.errors.phone"),
	postal: optional(400),
	wishedChannel: z.enum(staffWishes),
	topic: z.enum(topics),
	subject: z.string().trim().min(3).max(120),
	text: z.string().trim().min(2).max(TEXT_LIMIT),
	reference: optional(20),
	nonce,
});

const ADDRESS_OF = { email: "email", sms: "phone", call: "phone", letter: "postal" } as const;

/** What an agent types in of a call, a visit or a letter: the way to answer needs its address. */
export const writeDownSchema = typedFields.superRefine((input, context) => {
	const needed = ADDRESS_OF[input.wishedChannel];
	if (input[needed] === "" && input.reference === "")
		context.addIssue({ code: "custom", path: [needed], message: "matters:writeDown.errors.wishNeedsAddress" });
});

export type WriteDown = z.infer<typeof writeDownSchema>;

/** By what channel an agent has a matter answered; empty: as the person prefers. */
export const wishSchema = z.object({ wish: z.union([z.enum([...staffWishes, "web"]), z.literal("")]) });

export const queues = ["open", "mine", "mentions", "raised", "waiting", "done"] as const;

export type Queue = (typeof queues)[number];
