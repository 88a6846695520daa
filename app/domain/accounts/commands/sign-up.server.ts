import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Language } from "~/i18n/languages";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { hashPassword } from "../passwords.server";
import { emailKey } from "../rules";
import type { SignUp } from "../schema";
import { attemptLetter, type From, type Throttled } from "../throttle.server";
import { queueLetter } from "./request-letter.server";

/**
 * Creates an account that waits for its address to be confirmed, and has a letter sent to that address: the confirmation
 * link, or the news that it already has an account. The answer and its time are the same either way; the unique key of
 * the address makes one account of any number of simultaneous sign-ups.
 */
export const signUp = async (
	context: Context,
	{ email, password, displayName, language, ip }: SignUp & From & { language: Language },
): Promise<Result<null, "busy"> | Throttled> => {
	const attempt = await attemptLetter(context, email, { ip });
	if (!attempt.ok) return attempt;
	const hashed = await hashPassword(password);
	if (!hashed.ok) return hashed;
	await transaction(context, async (context) => {
		const id = newId(context.now);
		const { count } = await context.db.account.createMany({
			data: {
				...{ id, email, emailKey: emailKey(email), passwordHash: hashed.value, displayName, language },
				createdAt: context.now,
			},
			skipDuplicates: true,
		});
		if (count === 1) await recordEvent(context, { name: "account.created", subject: { type: "account", id } });
		await queueLetter(context, { letter: "sign-up", email, language });
	});
	return ok(null);
};
