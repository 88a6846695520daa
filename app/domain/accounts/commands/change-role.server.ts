import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { permissionRefusal } from "../permissions";
import type { GiveRole } from "../schema";

type Refusal = "not-allowed" | "no-such-account" | "not-confirmed" | "last-admin";

/** Locks every administrator, in one order, so that two cannot each withdraw the other. */
const lockAdmins = ({ db }: Context) =>
	db.$queryRaw<{ id: string }[]>`SELECT id FROM "Account" WHERE role = 'admin' ORDER BY id FOR UPDATE`;

/**
 * Gives an account a staff role and its office, or makes it a resident's again. Its sessions end: rights are never
 * carried over. Refuses to leave the city without an administrator, or to give a role to an unproved address.
 */
export const changeRole = (
	context: Context,
	{ accountId, role, office }: GiveRole & { accountId: string },
): Promise<Result<null, Refusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "accounts.manage")) return refuse("not-allowed");
		const admins = await lockAdmins(context);
		const account = await context.db.account.findUnique({
			where: { id: accountId },
			select: { role: true, confirmedAt: true },
		});
		if (!account) return refuse("no-such-account");
		if (!account.confirmedAt) return refuse("not-confirmed");
		if (account.role === "admin" && role !== "admin" && admins.length === 1) return refuse("last-admin");
		const data = { role, office: role === "resident" ? null : office || null };
		await context.db.account.updateMany({ where: { id: accountId }, data });
		if (account.role !== role) await context.db.session.deleteMany({ where: { accountId } });
		const subject = { type: "account", id: accountId };
		await recordEvent(context, { name: "role.changed", subject, details: { before: account.role, after: role } });
		return ok(null);
	});
