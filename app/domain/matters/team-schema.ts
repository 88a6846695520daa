import { z } from "zod";
import { topics } from "./schema";

/** What an agent knows of, how much they can carry, when they are away. */
export const agentSchema = z
	.object({
		topics: z.array(z.enum(topics)).default([]),
		capacity: z.coerce.number().int().min(1).max(500),
		absentFrom: z.union([z.iso.date(), z.literal("")]).default(""),
		absentUntil: z.union([z.iso.date(), z.literal("")]).default(""),
	})
	.refine(({ absentFrom, absentUntil }) => !absentFrom || !absentUntil || absentFrom <= absentUntil, {
		path: ["absentUntil"],
		message: "matters:team.errors.order",
	});

export type AgentForm = z.infer<typeof agentSchema>;

/** Why is read by the person who wrote too. */
export const routeSchema = z.object({ topic: z.enum(topics), reason: z.string().trim().min(3).max(500) });

/** Until when a matter sleeps: a day to come. */
export const snoozeSchema = z.object({ until: z.iso.date() });

export const escalateSchema = z.object({ reason: z.string().trim().min(3).max(1_000), nonce: z.uuid() });

export const rateSchema = z.object({
	score: z.coerce.number().int().min(1).max(3),
	text: z.string().trim().max(1_000).default(""),
});

export type Rating = z.infer<typeof rateSchema>;

/** The address of what a matter is about, as one copies it from the browser; empty: nothing. */
export const linkSchema = z.object({ about: z.string().trim().max(300).default("") });
