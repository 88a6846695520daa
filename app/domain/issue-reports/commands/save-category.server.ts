import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type CategoryForm, codeOf } from "../rules/category-form";

export type CategoryRefusal = "code-taken" | "parent-unknown" | "parent-archived" | "parent-in-use" | "has-children";

type Db = Context["db"];

/** A theme holds categories, a category holds reports: two levels, and none is both. */
const parentRefusal = async (db: Db, id: string | null, { parentId, active }: CategoryForm) => {
	if (!parentId) return null;
	const parent = await db.reportCategory.findUnique({
		where: { id: parentId },
		select: { parentId: true, active: true, _count: { select: { incidents: true } } },
	});
	if (!parent || parent.parentId || parentId === id) return "parent-unknown" as const;
	if (parent._count.incidents > 0) return "parent-in-use" as const;
	if (active && !parent.active) return "parent-archived" as const;
	const children = id ? await db.reportCategory.count({ where: { parentId: id } }) : 0;
	return children > 0 ? ("has-children" as const) : null;
};

const writeLayers = async (db: Db, code: string, layers: string[]) => {
	await db.$executeRaw`UPDATE "AssetLayer" SET "categoryCodes" = array_remove("categoryCodes", ${code})
		WHERE ${code} = ANY("categoryCodes") AND NOT id = ANY(${layers}::uuid[])`;
	await db.$executeRaw`UPDATE "AssetLayer" SET "categoryCodes" = array_append("categoryCodes", ${code})
		WHERE id = ANY(${layers}::uuid[]) AND NOT ${code} = ANY("categoryCodes")`;
};

/** An archived theme takes its categories with it; what was reported in them stays and is handled. */
const write = async (
	{ db, now }: Context,
	known: { id: string; code: string } | null,
	{ layers: _, code: asked, ...form }: CategoryForm,
) => {
	const row = { ...form, changedAt: now };
	if (known) {
		await db.reportCategory.update({ where: { id: known.id }, data: row });
		if (!form.active)
			await db.reportCategory.updateMany({ where: { parentId: known.id }, data: { active: false, changedAt: now } });
		return known;
	}
	const code = asked ?? (codeOf(form.nameFr, "-", 60) || "categorie");
	const { _max } = await db.reportCategory.aggregate({ where: { parentId: form.parentId }, _max: { position: true } });
	const position = (_max.position ?? -1) + 1;
	const { count } = await db.reportCategory.createMany({
		data: [{ id: newId(now), code, position, ...row }],
		skipDuplicates: true,
	});
	return count > 0 ? { code } : null;
};

/**
 * Writes a category, new (`code` null) or known by its code, and the layers of things offered in it. Refuses a code already
 * taken, and what would make a third level or a theme that holds reports. The route asks for «works.configure».
 */
export const saveCategory = (
	context: Context,
	{ code, form }: { code: string | null; form: CategoryForm },
): Promise<Result<{ code: string }, CategoryRefusal | "unknown">> =>
	transaction(context, async (context) => {
		const { db } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('report-categories'))`;
		const known = code
			? await db.reportCategory.findUnique({ where: { code }, select: { id: true, code: true } })
			: null;
		if (code && !known) return refuse("unknown");
		const refusal = await parentRefusal(db, known?.id ?? null, form);
		if (refusal) return refuse(refusal);
		const written = await write(context, known, form);
		if (!written) return refuse("code-taken");
		await writeLayers(db, written.code, form.layers);
		await recordEvent(context, {
			name: "report-category.saved",
			subject: { type: "report-category", id: written.code },
			details: { nameFr: form.nameFr, active: form.active },
		});
		return ok({ code: written.code });
	});
