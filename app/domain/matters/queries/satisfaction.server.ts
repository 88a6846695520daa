import type { Context } from "~/server/context.server";

const DAY_MS = 86_400_000;
/** Nobody is asked more often than this. */
const ASK_DAYS = 30;
/** Fewer ratings than this are not shown: a figure must not point at a person. */
const SMALL = 5;

/** Whether to ask a person if the answer of a matter helped: answered or closed, not rated yet, nothing else rated lately. */
export const mayRate = async (
	{ db, now }: Context,
	matter: { id: string; state: string },
	raterId: string,
): Promise<boolean> => {
	if (matter.state !== "answered" && matter.state !== "closed") return false;
	const since = new Date(now.getTime() - ASK_DAYS * DAY_MS);
	const found = await db.satisfaction.count({
		where: { OR: [{ matterId: matter.id }, { raterId, at: { gte: since } }] },
	});
	return found === 0;
};

/** What was said of one matter, for its desk; null when nothing was. */
export const findRating = ({ db }: Context, matterId: string) =>
	db.satisfaction.findUnique({ where: { matterId }, select: { score: true, text: true, at: true } });

/** Ratings of the last ninety days: how many, and how many of each; null while there are too few to show. */
export const satisfactionFigures = async ({ db, now }: Context) => {
	const at = { gte: new Date(now.getTime() - 90 * DAY_MS) };
	const rows = await db.satisfaction.groupBy({ by: ["score"], where: { at }, _count: { _all: true } });
	const of = (score: number) => rows.find((row) => row.score === score)?._count._all ?? 0;
	const count = of(1) + of(2) + of(3);
	return count < SMALL ? null : { count, yes: of(3), partly: of(2), no: of(1) };
};
