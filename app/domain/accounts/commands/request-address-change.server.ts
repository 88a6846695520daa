import type { Language } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { isRecentlyProved } from "../context.server";
import { proveOwner } from "../proofs.server";
import { attemptLetter, type From, type Throttled } from "../throttle.server";
import { queueLetter } from "./request-letter.server";

type Request = { email: string; current: string; language: Language } & From;

/** Has a secret sent to the new address, for who typed their password, or proved lately to be there when they have none; nothing changes before it comes back. Says nothing of who has that address. */
export const requestAddressChange = async (
	context: Context,
	{ email, current, language, ip }: Request,
): Promise<Result<null, "wrong-credentials" | "busy" | "not-allowed"> | Throttled> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return refuse("not-allowed");
	const { passwordHash } = await context.db.account.findUniqueOrThrow({
		where: { id: accountId },
		select: { passwordHash: true },
	});
	if (passwordHash !== null) {
		const proof = await proveOwner(context, accountId, { password: current, ip });
		if (!proof.ok) return proof;
	} else if (!isRecentlyProved(context)) return refuse("wrong-credentials");
	const attempt = await attemptLetter(context, email, { ip });
	if (!attempt.ok) return attempt;
	await queueLetter(context, { letter: "change-email", email, language });
	return ok(null);
};
