import type { Context } from "~/server/context.server";
import { roundOf } from "../rules/round";

/** Stops of one sheet. */
export const MOST_STOPS = 60;

const select = {
	id: true,
	number: true,
	address: true,
	text: true,
	lat: true,
	lng: true,
	state: true,
	dueAt: true,
	category: { select: { nameFr: true, nameEn: true } },
	photos: { where: { hidden: false }, take: 1, select: { imageKey: true } },
} as const;

type Asked = { ids: string[]; teamId: string | null; start: { lat: number; lng: number } };

/** The stops of a crew: the incidents chosen, or all that are open with a team, in an order to drive. */
export const listRound = async ({ db }: Context, { ids, teamId, start }: Asked) => {
	const where =
		ids.length > 0 ? { id: { in: ids } } : { teamId: teamId ?? "00000000-0000-0000-0000-000000000000", closedAt: null };
	const incidents = await db.incident.findMany({
		where: { ...where, state: { notIn: ["unverified", "hidden", "duplicate"] } },
		orderBy: { dueAt: { sort: "asc", nulls: "last" } },
		take: MOST_STOPS,
		select,
	});
	const tasks = await db.workTask.findMany({
		where: { incidentId: { in: incidents.map(({ id }) => id) }, state: { in: ["todo", "seen", "started"] } },
		select: { id: true, incidentId: true, title: true },
	});
	const stops = incidents.map((incident) => ({
		...incident,
		tasks: tasks.filter(({ incidentId }) => incidentId === incident.id),
	}));
	return roundOf(start, stops);
};
