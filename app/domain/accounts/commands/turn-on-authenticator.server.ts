import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Owner } from "../context.server";
import { renewRecoveryCodes } from "../factors/recovery-codes.server";
import { spendTotpCode } from "../factors/totp.server";
import { rotateSession } from "../sessions.server";
import { attemptCode, type From, type Throttled } from "../throttle.server";

type On = { cookie: string; codes: string[] };

/** Turns the authenticator of an account on by its first code; answers ten recovery codes and the cookie of a new session. */
export const turnOnAuthenticator = async (
	context: Context,
	{ owner, code, ip }: { owner: Owner; code: string } & From,
): Promise<Result<On, "wrong-code" | "not-allowed"> | Throttled> => {
	const { accountId, token } = owner;
	const attempt = await attemptCode(context, accountId, { ip });
	if (!attempt.ok) return attempt;
	if (!(await spendTotpCode(context, accountId, code.replace(/\s/g, ""), true))) return refuse("wrong-code");
	await attempt.refund();
	const codes = await renewRecoveryCodes(context, accountId);
	const cookie = await rotateSession(context, token, { strength: 2 });
	if (!cookie) return refuse("not-allowed");
	const subject = { type: "account", id: accountId };
	await recordEvent(context, { name: "factor.added", subject, details: { kind: "totp" } });
	return ok({ cookie, codes });
};
