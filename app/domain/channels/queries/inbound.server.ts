import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

const PAGE = 30;

/** What came in and waits for staff (parked), or was set aside, newest first. `before` is the last id of the page before. */
export const listInbound = async (
	{ db }: Context,
	{ state, before }: { state: "parked" | "set_aside"; before: string | null },
) => {
	const rows = await db.inboundEvent.findMany({
		where: { state, ...(isId(before ?? undefined) ? { id: { lt: before ?? "" } } : {}) },
		select: { id: true, channelAccount: true, reason: true, rawSize: true, receivedAt: true },
		orderBy: { id: "desc" },
		take: PAGE + 1,
	});
	return { events: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
};

/** How many events wait for staff. */
export const countParked = ({ db }: Context) => db.inboundEvent.count({ where: { state: "parked" } });
