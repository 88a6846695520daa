import { z } from "zod";
import { newsChannels, newsTopics } from "~/domain/residents/schema";
import { blocksOf } from "./rules/blocks";

export const timelineKinds = [
	"procedures",
	"reports",
	"proposals",
	"supports",
	"debates",
	"votes",
	"meetings",
	"commitments",
	"messages",
] as const;

export type TimelineKind = (typeof timelineKinds)[number];

/** Where a list continues: after this line, in order of moment then identifier. */
export type TimelineCursor = { at: Date; id: string };

const cursorSchema = z
	.string()
	.transform((text) => text.split("~"))
	.pipe(z.tuple([z.iso.datetime(), z.uuid()]))
	.transform(([at, id]): TimelineCursor => ({ at: new Date(at), id }));

/** A cursor as addresses carry it. */
export const cursorText = ({ at, id }: TimelineCursor) => `${at.toISOString()}~${id}`;

/** What the page of one's own space is asked, from its address. */
export const timelineSchema = z.object({
	kind: z.enum(timelineKinds).optional().catch(undefined),
	before: cursorSchema.optional().catch(undefined),
});

export const natures = ["promotional", "service"] as const;

const when = z.string().max(60).default("");
const blockText = z.string().trim().max(2_000).default("");

/** Longest SMS of a campaign, before its way out is added; longest notice a browser shows. */
export const MOST_SMS = 400;
export const MOST_NOTICE = 160;

/** The ways of a campaign: those people may ask for, and the home page of those its group describes. */
export const campaignChannels = [...newsChannels, "home"] as const;

/** A campaign as it is written: its words for each way it takes, and parts for some only. */
export const campaignSchema = z
	.object({
		subject: z.string().trim().min(5).max(120),
		text: z.string().trim().min(20).max(10_000),
		topic: z.enum(newsTopics),
		nature: z.enum(natures).default("promotional"),
		channels: z.array(z.enum(campaignChannels)).min(1, "crm:issues.channel").default(["email"]),
		sms: z.string().trim().max(MOST_SMS).default(""),
		notice: z.string().trim().max(MOST_NOTICE).default(""),
		segmentId: z.union([z.uuid(), z.literal("")]).default(""),
		...{ when1: when, text1: blockText, when2: when, text2: blockText, when3: when, text3: blockText },
	})
	.superRefine(({ channels, sms, notice, segmentId }, context) => {
		const need = (path: string, message = "crm:issues.words") =>
			context.addIssue({ code: "custom", path: [path], message });
		if (channels.includes("home") && segmentId === "") need("segmentId", "crm:issues.homeGroup");
		if (channels.includes("sms") && sms === "") need("sms");
		if (channels.includes("push") && notice === "") need("notice");
	})
	.transform(({ when1, text1, when2, text2, when3, text3, ...content }) => ({
		...content,
		blocks: blocksOf([
			{ when: when1, text: text1 },
			{ when: when2, text: text2 },
			{ when: when3, text: text3 },
		]),
	}));

export type CampaignContent = z.infer<typeof campaignSchema>;

export const saveSegmentSchema = z.object({
	segmentId: z.union([z.uuid(), z.literal("")]).default(""),
	name: z.string().trim().min(3).max(80),
	tree: z.string().max(20_000),
});
