import type { Context } from "~/server/context.server";
import { keepContactPoint } from "./keep-contact-point.server";
import { silenceContact } from "./silence-contact.server";

/** Forgets every number of a person. */
export const dropPhones = async ({ db }: Context, accountId: string): Promise<void> => {
	await db.contactPointOwner.deleteMany({ where: { accountId, contactPoint: { kind: "phone" } } });
};

/** The number (E.164) was shown to be this person's: it replaces the one before, and an old STOP of it is over. */
export const provePhone = async (
	context: Context,
	{ accountId, phone }: { accountId: string; phone: string },
): Promise<void> => {
	await dropPhones(context, accountId);
	await keepContactPoint(context, { kind: "phone", address: phone, shown: phone, accountId, isProved: true });
	// A number that was lost answers again.
	await context.db.contactPoint.updateMany({ where: { kind: "phone", address: phone }, data: { state: "proved" } });
	await silenceContact(context, { kind: "phone", address: phone, purpose: "all", reason: "code", isSilent: false });
};
