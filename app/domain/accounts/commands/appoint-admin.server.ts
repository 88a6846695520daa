import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { emailKey, isSafeEmail } from "../rules";
import { issueToken } from "../tokens.server";

type Appointment = { done: "promoted" } | { done: "invited"; path: string };

/**
 * Makes the first administrator of a city, from the machine itself (`npm run admin -- ADDRESS`): gives the role to the
 * confirmed account of an address, or answers the path of an invitation to bring to that person (two days, one use).
 */
export const appointAdmin = (
	context: Context,
	email: string,
): Promise<Result<Appointment, "not-allowed" | "not-an-address">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (actor.kind !== "system") return refuse("not-allowed");
		if (!isSafeEmail(email)) return refuse("not-an-address");
		const key = emailKey(email);
		const blank = { id: newId(now), email: email.trim(), emailKey: key, displayName: "Administration", createdAt: now };
		await db.account.createMany({ data: blank, skipDuplicates: true });
		const { id, confirmedAt, role } = await db.account.findUniqueOrThrow({ where: { emailKey: key } });
		if (!confirmedAt)
			return ok({ done: "invited", path: `/invitation/${await issueToken(context, id, "invite_admin")}` });
		await db.account.updateMany({ where: { id }, data: { role: "admin" } });
		await db.session.deleteMany({ where: { accountId: id } });
		const details = { before: role, after: "admin" };
		await recordEvent(context, { name: "role.changed", subject: { type: "account", id }, details });
		return ok({ done: "promoted" });
	});
