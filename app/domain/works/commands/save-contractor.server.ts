import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { ContractorForm } from "../schema";

/** «lampadaire=STREETLIGHT» a line. */
const servicesOf = (lines: string): Record<string, string> =>
	Object.fromEntries(
		lines.split("\n").flatMap((line) => {
			const [ours = "", ...theirs] = line.split("=");
			return ours.trim() && theirs.length > 0 ? [[ours.trim(), theirs.join("=").trim()]] : [];
		}),
	);

/** Writes a contractor, new without `id`. Refuses a name another has. */
export const saveContractor = (
	context: Context,
	{ id, open311Services, open311Key, ...form }: ContractorForm & { id: string | null },
): Promise<Result<{ id: string }, "name-taken">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		// An empty key keeps the one known: it is never shown again.
		const row = { ...form, open311Services: servicesOf(open311Services), ...(open311Key ? { open311Key } : {}) };
		const other = await db.contractor.findUnique({ where: { name: form.name }, select: { id: true } });
		if (other && other.id !== id) return refuse("name-taken");
		const made = id ?? newId(now);
		if (id) await db.contractor.updateMany({ where: { id }, data: row });
		else {
			const { count } = await db.contractor.createMany({
				data: { id: made, createdAt: now, ...row },
				skipDuplicates: true,
			});
			if (count === 0) return refuse("name-taken");
		}
		await recordEvent(context, { name: "contractor.saved", subject: { type: "contractor", id: made } });
		return ok({ id: made });
	});
