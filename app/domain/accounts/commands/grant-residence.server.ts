import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";

/** How the city saw where someone lives. */
export type ResidenceMethod = "letter" | "counter" | "document";

/** A checked home holds two years; then it is asked again. */
const YEARS = 2;

/** Raises an account to level 2, in the caller's transaction: its residence was checked. A new check replaces the former. */
export const grantResidence = async (
	context: Context,
	{ accountId, method }: { accountId: string; method: ResidenceMethod },
): Promise<void> => {
	const { db, now } = context;
	const expiresAt = new Date(now);
	expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + YEARS);
	const where = { accountId, kind: "residence", revokedAt: null };
	await db.assuranceEvent.updateMany({ where, data: { revokedAt: now } });
	await db.assuranceEvent.createMany({
		data: { id: newId(now), accountId, kind: "residence", level: 2, method, at: now, expiresAt },
	});
	const subject = { type: "account", id: accountId };
	await recordEvent(context, { name: "assurance.raised", subject, details: { level: 2, method } });
};
