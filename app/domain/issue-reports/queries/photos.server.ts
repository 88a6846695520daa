import type { Context } from "~/server/context.server";

/** Photos on one page of the check. */
const PAGE = 24;

/** The photos an agent has still to look at, oldest first: at most 24, and how many there are. */
export const listAwaitingPhotos = async ({ db }: Context) => {
	const where = { awaiting: true, incident: { state: { notIn: ["hidden" as const, "unverified" as const] } } };
	const [photos, count] = await Promise.all([
		db.incidentPhoto.findMany({
			where,
			orderBy: { id: "asc" },
			take: PAGE,
			select: {
				id: true,
				imageKey: true,
				createdAt: true,
				incident: { select: { number: true, address: true, category: { select: { nameFr: true, nameEn: true } } } },
			},
		}),
		db.incidentPhoto.count({ where }),
	]);
	return { photos, count };
};
