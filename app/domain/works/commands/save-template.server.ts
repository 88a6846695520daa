import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";

type Template = {
	id: string | null;
	title: string;
	text: string;
	toState: string | null;
	categoryId: string | null;
	active: boolean;
};

/** Writes a ready-made answer, new without `id`. Refuses a title another has. */
export const saveTemplate = async (
	{ db, now }: Context,
	{ id, ...template }: Template,
): Promise<Result<{ id: string }, "name-taken">> => {
	const other = await db.replyTemplate.findUnique({ where: { title: template.title }, select: { id: true } });
	if (other && other.id !== id) return refuse("name-taken");
	if (id) await db.replyTemplate.updateMany({ where: { id }, data: template });
	const made = id ?? newId(now);
	if (!id && (await db.replyTemplate.createMany({ data: { id: made, ...template }, skipDuplicates: true })).count === 0)
		return refuse("name-taken");
	return ok({ id: made });
};
