import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { hashPassword } from "../passwords.server";
import type { AcceptInvitation } from "../schema";
import { openSession } from "../sessions.server";
import { cancelTokens, consumeToken, findToken } from "../tokens.server";

type Acceptance = AcceptInvitation & { token: string; device: string };

/** Becomes administrator by an invitation made on the machine: chooses a name and a password. Answers a session's cookie. */
export const acceptInvitation = async (
	context: Context,
	{ token, displayName, password, device }: Acceptance,
): Promise<Result<string, "link-not-valid" | "busy">> => {
	if (!(await findToken(context, token, "invite_admin"))) return refuse("link-not-valid");
	const hashed = await hashPassword(password);
	if (!hashed.ok) return hashed;
	const accountId = await transaction(context, async (context) => {
		const used = await consumeToken(context, token, "invite_admin");
		if (!used) return null;
		const { accountId: id } = used;
		const data = { displayName, passwordHash: hashed.value, role: "admin" as const, confirmedAt: context.now };
		await context.db.account.updateMany({ where: { id }, data });
		await context.db.session.deleteMany({ where: { accountId: id } });
		await cancelTokens(context, id);
		const details = { before: "resident", after: "admin" };
		await recordEvent(context, { name: "role.changed", subject: { type: "account", id }, details });
		return id;
	});
	return accountId ? ok(await openSession(accountId, device, context.now)) : refuse("link-not-valid");
};
