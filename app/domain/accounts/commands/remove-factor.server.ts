import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";

/** Which factor to remove: a passkey by its id, or the authenticator with its recovery codes. */
type Which = { passkeyId: string } | "authenticator";

type Held = { isStaff: boolean; otherWays: boolean; passkeys: number; authenticators: number };

/**
 * Removes a factor of one's own account. Staff keep at least one (`last-factor`); nobody removes their only way to sign in
 * (`last-way`).
 */
export const removeFactor = (
	context: Context,
	which: Which,
): Promise<Result<null, "not-found" | "last-factor" | "last-way">> =>
	transaction(context, async (context) => {
		const { db, actor } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-found");
		const [held] = await db.$queryRaw<Held[]>`
			SELECT a.role <> 'resident' AS "isStaff",
				a."emailKey" IS NOT NULL OR EXISTS (SELECT 1 FROM "LoginIdentity" i WHERE i."accountId" = a.id) AS "otherWays",
				(SELECT count(*)::int FROM "Passkey" k WHERE k."accountId" = a.id) AS passkeys,
				(SELECT count(*)::int FROM "TotpSecret" t WHERE t."accountId" = a.id AND t."confirmedAt" IS NOT NULL) AS authenticators
			FROM "Account" a WHERE a.id = ${accountId}::uuid FOR UPDATE`;
		if (!held) return refuse("not-found");
		if (held.isStaff && held.passkeys + held.authenticators === 1 && !isDemonstration()) return refuse("last-factor");
		if (which !== "authenticator" && held.passkeys === 1 && !held.otherWays) return refuse("last-way");
		const { count } =
			which === "authenticator"
				? await db.totpSecret.deleteMany({ where: { accountId } })
				: await db.passkey.deleteMany({ where: { accountId, id: which.passkeyId } });
		if (count === 0) return refuse("not-found");
		if (which === "authenticator") await db.recoveryCode.deleteMany({ where: { accountId } });
		const kind = which === "authenticator" ? "totp" : "passkey";
		await recordEvent(context, {
			name: "factor.removed",
			subject: { type: "account", id: accountId },
			details: { kind },
		});
		return ok(null);
	});
