import { z } from "zod";

/** The networks the city publishes on. */
export const postChannels = ["mastodon", "bluesky"] as const;

/** What every one of them takes: Bluesky's 300 signs. */
export const POST_LIMIT = 300;

/** A post as its author writes it: what, where, when (city time, «2026-11-24T18:30»). */
export const postSchema = z.object({
	text: z.string().trim().min(5).max(POST_LIMIT),
	channels: z.array(z.enum(postChannels)).min(1, "channels:posts.errors.channels"),
	publishAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
});

export type PostForm = z.infer<typeof postSchema>;

export const remarkSchema = z.object({ remark: z.string().trim().min(3).max(500) });
