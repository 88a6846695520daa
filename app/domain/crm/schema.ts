import { z } from "zod";
import { newsTopics } from "~/domain/residents/schema";

export const timelineKinds = ["proposals", "supports", "votes", "reports", "messages"] as const;

export type TimelineKind = (typeof timelineKinds)[number];

/** What the page of one's own space is asked, from its address. */
export const timelineSchema = z.object({
	kind: z.enum(timelineKinds).optional().catch(undefined),
	before: z.coerce.date().optional().catch(undefined),
});

/** A campaign as it is written. */
export const campaignSchema = z.object({
	subject: z.string().trim().min(5).max(120),
	text: z.string().trim().min(20).max(10_000),
	topic: z.enum(newsTopics),
	segmentId: z.union([z.uuid(), z.literal("")]).default(""),
});

export type CampaignContent = z.infer<typeof campaignSchema>;

export const saveSegmentSchema = z.object({
	segmentId: z.union([z.uuid(), z.literal("")]).default(""),
	name: z.string().trim().min(3).max(80),
	tree: z.string().max(20_000),
});
