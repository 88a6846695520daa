import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { hashOfKey, newKey } from "../open311/keys.server";

/** Makes a key for an application that files through Open311; the key itself is answered once and never kept. */
export const createOpen311Key = (
	context: Context,
	{ name, hourlyQuota = 5000 }: { name: string; hourlyQuota?: number },
): Promise<Result<{ id: string; key: string }, "name-needed">> =>
	transaction(context, async (context) => {
		const named = name.trim().slice(0, 120);
		if (!named) return refuse("name-needed");
		const id = newId(context.now);
		const key = newKey();
		const row = { id, name: named, keyHash: hashOfKey(key), hourlyQuota, createdAt: context.now };
		await context.db.open311Key.createMany({ data: row });
		await recordEvent(context, { name: "open311-key.created", subject: { type: "open311-key", id } });
		return ok({ id, key });
	});
