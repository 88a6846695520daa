import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Owner } from "../context.server";
import { spendRecoveryCode } from "../factors/recovery-codes.server";
import { spendTotpCode } from "../factors/totp.server";
import { rotateSession } from "../sessions.server";
import { attemptCode, type From, type Throttled } from "../throttle.server";

const SIX_DIGITS = /^\d{6}$/;

/**
 * Brings the second factor of a sign-in (or proves again who is there): the six digits of an authenticator, or a recovery
 * code, each good once. Answers the cookie of a new session with full rights.
 */
export const bringSecondFactor = async (
	context: Context,
	{ owner, code, ip }: { owner: Owner; code: string } & From,
): Promise<Result<string, "wrong-code" | "not-allowed"> | Throttled> => {
	const { accountId } = owner;
	const attempt = await attemptCode(context, accountId, { ip });
	if (!attempt.ok) return attempt;
	const given = code.replace(/\s/g, "");
	const by = SIX_DIGITS.test(given) ? "totp" : "recovery-code";
	const isRight =
		by === "totp" ? await spendTotpCode(context, accountId, given) : await spendRecoveryCode(context, accountId, given);
	if (!isRight) return refuse("wrong-code");
	await attempt.refund();
	const cookie = await rotateSession(context, owner.token, { strength: 2 });
	if (!cookie) return refuse("not-allowed");
	const name = owner.stage === "full" ? "owner.proved" : "account.signed-in";
	await recordEvent(context, { name, subject: { type: "account", id: accountId }, details: { by } });
	return ok(cookie);
};
