import type { Context } from "~/server/context.server";
import { type Question, questionsSchema } from "../schema";

const columns = {
	id: true,
	code: true,
	parentId: true,
	nameFr: true,
	nameEn: true,
	descriptionFr: true,
	descriptionEn: true,
	keywords: true,
	unitCode: true,
	delayWorkingDays: true,
	open311Mode: true,
	active: true,
	questions: true,
} as const;

export type CategoryRow = {
	id: string;
	code: string;
	parentId: string | null;
	nameFr: string;
	nameEn: string;
	unitCode: string | null;
	delayWorkingDays: number | null;
	active: boolean;
	questions: Question[];
};

export type CategoryDeskBranch = CategoryRow & { children: CategoryRow[] };

/** Every category, archived ones too, as themes and what they hold, in the city's order. */
export const listAllCategories = async ({ db }: Context): Promise<CategoryDeskBranch[]> => {
	const found = await db.reportCategory.findMany({
		orderBy: [{ position: "asc" }, { nameFr: "asc" }],
		select: columns,
	});
	const rows = found.map(({ questions, ...row }) => ({ ...row, questions: questionsSchema.parse(questions) }));
	return rows
		.filter(({ parentId }) => parentId === null)
		.map((root) => ({ ...root, children: rows.filter(({ parentId }) => parentId === root.id) }));
};

/** One category as its form shows it; null when there is none of this code. */
export const findCategory = async ({ db }: Context, code: string) => {
	const found = await db.reportCategory.findUnique({
		where: { code },
		select: { ...columns, _count: { select: { children: true, incidents: true } } },
	});
	if (!found) return null;
	const layers = await db.assetLayer.findMany({ where: { categoryCodes: { has: code } }, select: { id: true } });
	const { questions, _count, ...category } = found;
	return {
		...category,
		questions: questionsSchema.parse(questions),
		layers: layers.map(({ id }) => id),
		childCount: _count.children,
		incidentCount: _count.incidents,
	};
};

export type FoundCategory = NonNullable<Awaited<ReturnType<typeof findCategory>>>;

/** The layers of things that categories may offer, by name. */
export const listLayerNames = ({ db }: Context) =>
	db.assetLayer.findMany({ orderBy: { nameFr: "asc" }, select: { id: true, nameFr: true, nameEn: true } });
