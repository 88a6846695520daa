import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { seal } from "~/server/seal.server";
import { storage } from "~/server/storage.server";
import { documentType, WAITS_DAYS } from "../residence/rules";
import type { HomeAddress } from "../schema";

/** `areaId`: the district of the address, where the city knows its street. */
type Asked = HomeAddress & { areaId?: string | null } & (
		| { method: "letter" }
		| { method: "document"; file: Uint8Array }
	);

const DAY = 86_400_000;

/**
 * Asks for a home to be checked: by a code the city posts there, or by a document an agent looks at. A document is sealed
 * before it is stored. One of a kind at a time (`under-way`); a resident whose address is not proved yet confirms it first.
 */
export const askResidence = async (
	context: Context,
	asked: Asked,
): Promise<Result<{ id: string }, "not-allowed" | "under-way" | "not-a-document">> => {
	const { actor, now } = context;
	const accountId = accountOf(actor);
	if (!accountId || actor.kind !== "resident" || !actor.confirmed) return refuse("not-allowed");
	if (asked.method === "document" && !documentType(asked.file)) return refuse("not-a-document");
	const fileKey =
		asked.method === "document"
			? await storage().put(Buffer.from(seal("residence", Buffer.from(asked.file).toString("base64"))), "bin")
			: null;
	const id = newId(now);
	const { fullName, street, postcode, town, method, areaId = null } = asked;
	const expiresAt = new Date(now.getTime() + WAITS_DAYS * DAY);
	const made = await transaction(context, async (context) => {
		const row = { id, accountId, method, fullName, street, postcode, town, areaId, fileKey, createdAt: now, expiresAt };
		// The partial unique index holds one under way, whatever is clicked at once.
		const { count } = await context.db.residenceProof.createMany({ data: row, skipDuplicates: true });
		if (count === 1)
			await recordEvent(context, {
				name: "residence.asked",
				subject: { type: "account", id: accountId },
				details: { method },
			});
		return count === 1;
	});
	if (made) return ok({ id });
	if (fileKey) await storage().remove(fileKey);
	return refuse("under-way");
};
