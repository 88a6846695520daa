import type { Context } from "~/server/context.server";

/** Every ready-made answer, by title. */
export const listTemplates = ({ db }: Context) => db.replyTemplate.findMany({ orderBy: { title: "asc" } });

/** Those in use that fit a category: its own before those for all. */
export const listTemplatesFor = async ({ db }: Context, categoryId: string) => {
	const found = await db.replyTemplate.findMany({
		where: { active: true, OR: [{ categoryId }, { categoryId: null }] },
		orderBy: { title: "asc" },
		select: { id: true, title: true, text: true, toState: true, categoryId: true },
	});
	return found.sort((a, b) => Number(b.categoryId !== null) - Number(a.categoryId !== null));
};

/** The words of a ready-made answer; empty when there is none. */
export const findTemplateText = async ({ db }: Context, id: string | undefined): Promise<string> =>
	id ? ((await db.replyTemplate.findFirst({ where: { id, active: true }, select: { text: true } }))?.text ?? "") : "";
