import { z } from "zod";

/** What residents may ask news about. Service letters (an answer, a receipt) need no wish. */
export const newsTopics = ["city-life", "streets", "school", "culture", "environment", "participation"] as const;

export type NewsTopic = (typeof newsTopics)[number];

export const rhythms = ["off", "immediate", "weekly"] as const;

export const ageBands = ["15-24", "25-39", "40-59", "60-74", "75"] as const;

const rhythm = z.enum(rhythms);

/** The preference centre: one rhythm a topic, and two facts nobody has to give. */
export const preferencesSchema = z.object({
	...(Object.fromEntries(newsTopics.map((topic) => [topic, rhythm])) as Record<NewsTopic, typeof rhythm>),
	areaId: z.union([z.uuid(), z.literal("")]).default(""),
	ageBand: z.union([z.enum(ageBands), z.literal("")]).default(""),
});

export type Preferences = z.infer<typeof preferencesSchema>;
