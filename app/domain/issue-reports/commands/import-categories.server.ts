import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type CategoryInput, categorySchema } from "../schema";

/** Writes categories, new or known by their code, parents first. Refuses the whole when a parent is not known. */
export const importCategories = (
	context: Context,
	inputs: CategoryInput[],
): Promise<Result<number, "unknown-parent">> =>
	transaction(context, async ({ db, now }) => {
		for (const input of inputs) {
			const { code, parentCode, name, description, keywords, ...rest } = categorySchema.parse(input);
			const parent = parentCode
				? await db.reportCategory.findUnique({ where: { code: parentCode }, select: { id: true } })
				: null;
			if (parentCode && !parent) return refuse("unknown-parent");
			const row = {
				...rest,
				parentId: parent?.id ?? null,
				nameFr: name.fr,
				nameEn: name.en,
				descriptionFr: description.fr,
				descriptionEn: description.en,
				keywords: keywords.join(" "),
				changedAt: now,
			};
			await db.reportCategory.upsert({ where: { code }, create: { id: newId(now), code, ...row }, update: row });
		}
		return ok(inputs.length);
	});
