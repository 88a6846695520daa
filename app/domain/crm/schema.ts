import { z } from "zod";

export const timelineKinds = ["proposals", "supports", "votes", "reports", "messages"] as const;

export type TimelineKind = (typeof timelineKinds)[number];

/** What the page of one's own space is asked, from its address. */
export const timelineSchema = z.object({
	kind: z.enum(timelineKinds).optional().catch(undefined),
	before: z.coerce.date().optional().catch(undefined),
});
