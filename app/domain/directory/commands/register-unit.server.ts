import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { UnitInput } from "../schema";

/** Writes a service of the city, new or known by its code. Refuses a parent that does not exist. */
export const registerUnit = (context: Context, unit: UnitInput): Promise<Result<string, "unknown-parent">> =>
	transaction(context, async ({ db, now }) => {
		const { parentCode, ...rest } = unit;
		const parent = parentCode ? await db.unit.findUnique({ where: { code: parentCode }, select: { id: true } }) : null;
		if (parentCode && !parent) return refuse("unknown-parent");
		const row = { ...rest, parentId: parent?.id ?? null };
		const { id } = await db.unit.upsert({
			where: { code: unit.code },
			create: { id: newId(now), ...row },
			update: row,
			select: { id: true },
		});
		return ok(id);
	});
