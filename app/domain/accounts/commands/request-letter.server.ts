import type { Language } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { type AccountLetterKind, addJob } from "~/server/queue.server";
import { attemptLetter, type From, type Throttled } from "../throttle.server";

type Asked = { letter: AccountLetterKind; email: string; language: Language };

/** Queues a letter about an account; the job finds out whether there is one, so that the answer here is always the same. */
export const queueLetter = (context: Context, { letter, email, language }: Asked): Promise<void> => {
	const accountId = accountOf(context.actor);
	return addJob(context, "account-letter", { id: newId(context.now), letter, email, language, accountId });
};

/** Somebody asks for a confirmation or a new password for an address. Says nothing of whether the address is known. */
export const requestLetter = async (
	context: Context,
	asked: Asked & From,
): Promise<Result<null, never> | Throttled> => {
	const attempt = await attemptLetter(context, asked.email, asked);
	if (!attempt.ok) return attempt;
	await queueLetter(context, asked);
	return ok(null);
};
