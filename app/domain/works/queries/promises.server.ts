import type { Context } from "~/server/context.server";

export type CategoryPromise = { proofNeeded: boolean; askAfterDays: number | null; pausesOutside: boolean };

/** What holds for a category that says nothing. */
export const usualPromise: CategoryPromise = { proofNeeded: false, askAfterDays: 3, pausesOutside: false };

/** What the city promises and asks for in a category. */
export const findPromise = async ({ db }: Context, categoryId: string): Promise<CategoryPromise> =>
	(await db.categoryPromise.findUnique({
		where: { categoryId },
		select: { proofNeeded: true, askAfterDays: true, pausesOutside: true },
	})) ?? usualPromise;

/** The leaves of the tree of categories with their promises, by name. */
export const listPromises = async ({ db }: Context) => {
	const [categories, promises] = await Promise.all([
		db.reportCategory.findMany({
			where: { active: true, children: { none: {} } },
			orderBy: [{ position: "asc" }],
			select: {
				id: true,
				code: true,
				nameFr: true,
				nameEn: true,
				delayWorkingDays: true,
				unitCode: true,
				questions: true,
				parent: { select: { nameFr: true, nameEn: true } },
			},
		}),
		db.categoryPromise.findMany(),
	]);
	const known = new Map(promises.map(({ categoryId, ...promise }) => [categoryId, promise]));
	return categories.map((category) => ({ ...category, promise: known.get(category.id) ?? usualPromise }));
};
