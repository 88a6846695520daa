import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { ProcedureInput } from "../schema";

/** Writes a procedure, new or known by its slug. Refuses a service that does not exist. */
export const registerProcedure = (
	context: Context,
	procedure: ProcedureInput,
): Promise<Result<string, "unknown-unit">> =>
	transaction(context, async ({ db, now }) => {
		const { unitCode, synonyms, ...rest } = procedure;
		const unit = await db.unit.findUnique({ where: { code: unitCode }, select: { id: true } });
		if (!unit) return refuse("unknown-unit");
		const row = { ...rest, synonyms: synonyms.join("\n"), unitId: unit.id };
		const { slug } = procedure;
		const { id } = await db.procedure.upsert({
			where: { slug },
			create: { id: newId(now), ...row },
			update: row,
			select: { id: true },
		});
		return ok(id);
	});
