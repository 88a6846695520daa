import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { DirectoryPersonForm } from "../schema";

type Saved = DirectoryPersonForm & { id: string | null };

/** Presents an agent or an elected member in the directory, or changes what it says of them. Answers their id. */
export const savePerson = (
	context: Context,
	{ id: known, unitCode, ...person }: Saved,
): Promise<Result<string, "not-allowed" | "not-found" | "unknown-unit">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "directory.manage")) return refuse("not-allowed");
		const unit = unitCode ? await db.unit.findUnique({ where: { code: unitCode }, select: { id: true } }) : null;
		if (unitCode && !unit) return refuse("unknown-unit");
		const row = { ...person, unitId: unit?.id ?? null };
		const id = known ?? newId(now);
		if (known === null) await db.directoryPerson.createMany({ data: { id, ...row } });
		else {
			const changed = await db.directoryPerson.updateMany({ where: { id }, data: row });
			if (changed.count === 0) return refuse("not-found");
		}
		await recordEvent(context, { name: "directory.changed", subject: { type: "directory-person", id } });
		return ok(id);
	});
