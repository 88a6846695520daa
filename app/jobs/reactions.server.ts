import type { EventName } from "~/lib/events";
import type { Context } from "~/server/context.server";

export type Happened = {
	id: string;
	name: EventName;
	subjectType: string;
	subjectId: string;
	details: unknown;
	at: Date;
};

type Reaction = (context: Context, event: Happened) => Promise<void>;

/** What else must happen when…: one line per event. Each reaction is safe to repeat. */
export const reactions: Partial<Record<EventName, Reaction[]>> = {
	"phase.opened": [],
	"phase.closed": [],
};
