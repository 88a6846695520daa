import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Ways = { withPassword: boolean; passkeys: number; identities: number };

/**
 * Ends the link between one's account and an identity provider, and the level that came from it. Refused when it is the only
 * way left to sign in. What the person did at that level stays theirs.
 */
export const unlinkIdentity = (
	context: Context,
	{ identityId }: { identityId: string },
): Promise<Result<null, "not-found" | "last-way">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-found");
		const [ways] = await db.$queryRaw<Ways[]>`
			SELECT a."emailKey" IS NOT NULL AND (a."passwordHash" IS NOT NULL OR a."confirmedAt" IS NOT NULL) AS "withPassword",
				(SELECT count(*)::int FROM "Passkey" k WHERE k."accountId" = a.id) AS passkeys,
				(SELECT count(*)::int FROM "LoginIdentity" i WHERE i."accountId" = a.id) AS identities
			FROM "Account" a WHERE a.id = ${accountId}::uuid FOR UPDATE`;
		const identity = await db.loginIdentity.findFirst({
			where: { id: identityId, accountId },
			select: { provider: true },
		});
		if (!identity || !ways) return refuse("not-found");
		if (!ways.withPassword && ways.passkeys === 0 && ways.identities < 2) return refuse("last-way");
		await db.loginIdentity.deleteMany({ where: { id: identityId, accountId } });
		const method = identity.provider;
		await db.assuranceEvent.updateMany({ where: { accountId, method, revokedAt: null }, data: { revokedAt: now } });
		await recordEvent(context, {
			name: "identity.unlinked",
			subject: { type: "account", id: accountId },
			details: { provider: method },
		});
		return ok(null);
	});
