import type { Context } from "~/server/context.server";
import { type Question, questionsSchema } from "../schema";

export type CategoryChoice = {
	id: string;
	code: string;
	nameFr: string;
	nameEn: string;
	descriptionFr: string;
	descriptionEn: string;
	keywords: string;
	delayWorkingDays: number | null;
	questions: Question[];
};

export type CategoryBranch = { code: string; nameFr: string; nameEn: string; children: CategoryChoice[] };

/** The categories residents may choose, as a tree of two levels: a leaf without branch stands alone under its own name. */
export const listCategories = async ({ db }: Context): Promise<CategoryBranch[]> => {
	const all = await db.reportCategory.findMany({
		orderBy: [{ position: "asc" }, { nameFr: "asc" }],
		select: {
			id: true,
			code: true,
			parentId: true,
			nameFr: true,
			nameEn: true,
			descriptionFr: true,
			descriptionEn: true,
			keywords: true,
			delayWorkingDays: true,
			questions: true,
			active: true,
		},
	});
	const childrenOf = (id: string) => all.filter(({ parentId }) => parentId === id);
	// A theme whose categories are all archived is no category itself.
	const shown = all.filter(
		({ id, active }) => active && (childrenOf(id).length === 0 || childrenOf(id).some((child) => child.active)),
	);
	const found = shown.map(({ active: _, ...row }) => row);
	const rows = found.map(({ questions, ...row }) => ({ ...row, questions: questionsSchema.parse(questions) }));
	const roots = rows.filter(({ parentId }) => parentId === null);
	return roots.map(({ id, code, nameFr, nameEn, ...root }) => {
		const children = rows.filter(({ parentId }) => parentId === id).map(({ parentId: _, ...child }) => child);
		const { parentId: _, ...alone } = { id, code, nameFr, nameEn, ...root };
		return { code, nameFr, nameEn, children: children.length > 0 ? children : [alone] };
	});
};

/** The questions of a category residents may choose; null when it is closed or a branch. */
export const findQuestions = async ({ db }: Context, categoryId: string): Promise<Question[] | null> => {
	const category = await db.reportCategory.findFirst({
		where: { id: categoryId, active: true, children: { none: {} } },
		select: { questions: true },
	});
	return category && questionsSchema.parse(category.questions);
};
