import { type Context, transaction } from "~/server/context.server";

/** Moves a category one place up (-1) or down (1) among those of its theme. Answers whether there is such a category. */
export const shiftCategory = (context: Context, { code, step }: { code: string; step: -1 | 1 }): Promise<boolean> =>
	transaction(context, async ({ db, now }) => {
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('report-categories'))`;
		const moved = await db.reportCategory.findUnique({ where: { code }, select: { id: true, parentId: true } });
		if (!moved) return false;
		const sisters = await db.reportCategory.findMany({
			where: { parentId: moved.parentId },
			orderBy: [{ position: "asc" }, { nameFr: "asc" }],
			select: { id: true },
		});
		const index = sisters.findIndex(({ id }) => id === moved.id);
		const order = sisters.filter(({ id }) => id !== moved.id).toSpliced(Math.max(0, index + step), 0, moved);
		for (const [position, { id }] of order.entries())
			await db.reportCategory.update({ where: { id }, data: { position, changedAt: now } });
		return true;
	});
