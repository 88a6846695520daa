import { z } from "zod";

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
	nonce,
});

export type WriteToCity = z.infer<typeof writeToCitySchema>;

/** By someone without: their name, and an address that they will confirm. */
export const writeAsVisitorSchema = writeToCitySchema.omit({ wishedChannel: true }).extend({
	name: z.string().trim().min(2).max(80),
	email: z.email().max(254),
});

export type WriteAsVisitor = z.infer<typeof writeAsVisitorSchema>;

/** A message added to a matter by a person who takes part in it. */
export const addMessageSchema = z.object({ text: z.string().trim().min(1).max(TEXT_LIMIT), nonce });

export const outcomes = ["answered", "waiting_resident", "open"] as const;

/** An agent's answer: what it says, and whose turn it is afterwards. `seen` is the last message they had read. */
export const answerSchema = z.object({
	text: z.string().trim().min(2).max(TEXT_LIMIT),
	outcome: z.enum(outcomes).default("answered"),
	seen: z.string().max(40).default(""),
	nonce,
});

export type Answer = z.infer<typeof answerSchema>;

export const noteSchema = z.object({ text: z.string().trim().min(1).max(TEXT_LIMIT), nonce });

export const assignSchema = z.object({ assigneeId: z.union([z.uuid(), z.literal("")]) });

/** What an agent may decide of a matter without writing to anybody. */
export const moves = ["wait_other", "close", "reopen"] as const;

export const moveSchema = z.object({ move: z.enum(moves) });

export const joinSchema = z.object({ other: z.string().trim().min(1).max(40) });

export const queues = ["open", "mine", "waiting", "done"] as const;

export type Queue = (typeof queues)[number];
