import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Context } from "~/server/context.server";
import { addressHash } from "../suppression.server";

type Wish = { kind: string; address: string; purpose: "all" | "institutional"; reason: string; isSilent: boolean };

/** Stops writing to an address for a purpose, or starts again. Repeating it changes nothing. */
export const silenceContact = async (
	context: Context,
	{ kind, address, purpose, reason, isSilent }: Wish,
): Promise<void> => {
	const { db, now } = context;
	const key = { kind, addressHash: addressHash(kind, address), purpose };
	const { count } = isSilent
		? await db.suppression.createMany({ data: { ...key, reason, at: now }, skipDuplicates: true })
		: await db.suppression.deleteMany({ where: key });
	if (count === 0) return;
	await recordEvent(context, {
		name: "contact.silenced",
		subject: { type: "contact", id: key.addressHash },
		details: { kind, purpose, reason, silent: isSilent },
	});
};
