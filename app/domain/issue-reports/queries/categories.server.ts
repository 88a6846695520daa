import type { Context } from "~/server/context.server";

export type CategoryChoice = {
	id: string;
	code: string;
	nameFr: string;
	nameEn: string;
	descriptionFr: string;
	descriptionEn: string;
	keywords: string;
	delayWorkingDays: number | null;
};

export type CategoryBranch = { code: string; nameFr: string; nameEn: string; children: CategoryChoice[] };

/** The categories residents may choose, as a tree of two levels: a leaf without branch stands alone under its own name. */
export const listCategories = async ({ db }: Context): Promise<CategoryBranch[]> => {
	const rows = await db.reportCategory.findMany({
		where: { active: true },
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
		},
	});
	const roots = rows.filter(({ parentId }) => parentId === null);
	return roots.map(({ id, code, nameFr, nameEn, ...root }) => {
		const children = rows.filter(({ parentId }) => parentId === id).map(({ parentId: _, ...child }) => child);
		const { parentId: _, ...alone } = { id, code, nameFr, nameEn, ...root };
		return { code, nameFr, nameEn, children: children.length > 0 ? children : [alone] };
	});
};
