import type { Language } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { proveOwner } from "../proofs.server";
import { attemptLetter, type From, type Throttled } from "../throttle.server";
import { queueLetter } from "./request-letter.server";

type Request = { email: string; current: string; language: Language } & From;

/** Has a secret sent to the new address; nothing changes before it comes back. Says nothing of who has that address. */
export const requestAddressChange = async (
	context: Context,
	{ email, current, language, ip }: Request,
): Promise<Result<null, "wrong-credentials" | "busy" | "not-allowed"> | Throttled> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return refuse("not-allowed");
	const proof = await proveOwner(context, accountId, { password: current, ip });
	if (!proof.ok) return proof;
	const attempt = await attemptLetter(context, email, { ip });
	if (!attempt.ok) return attempt;
	await queueLetter(context, { letter: "change-email", email, language });
	return ok(null);
};
