import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { isLanguage } from "~/i18n/languages";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { emailKey } from "../rules";
import { consumeToken } from "../tokens.server";

const UNIQUE_VIOLATION = /23505|P2002|unique constraint/i;

/**
 * Gives an account its new address, by the secret sent there. The address it had is told of the change.
 * The unique key refuses an address that became another account's meanwhile.
 */
export const changeAddress = (
	context: Context,
	token: string,
): Promise<Result<null, "link-not-valid" | "address-taken">> =>
	transaction(context, (context) => change(context, token)).catch((fault: Error) => {
		if (UNIQUE_VIOLATION.test(fault.message)) return refuse("address-taken");
		throw fault;
	});

const change = async (context: Context, token: string) => {
	const { db, now } = context;
	const used = await consumeToken(context, token, "change_email");
	if (!used?.email) return refuse("link-not-valid");
	const { accountId: id, email } = used;
	const [changed] = await db.$queryRaw<{ before: string; language: string }[]>`
			UPDATE "Account" a SET email = ${email}, "emailKey" = ${emailKey(email)}, "confirmedAt" = coalesce(a."confirmedAt", ${now})
			FROM (SELECT id, email FROM "Account" WHERE id = ${id}::uuid FOR UPDATE) old
			WHERE a.id = old.id
				AND NOT EXISTS (SELECT 1 FROM "Account" b WHERE b."emailKey" = ${emailKey(email)} AND b.id <> a.id)
			RETURNING old.email AS before, a.language`;
	if (!changed) return refuse("address-taken");
	await recordEvent(context, { name: "address.changed", subject: { type: "account", id } });
	const language = isLanguage(changed.language) ? changed.language : "fr";
	const letter = { id: newId(now), letter: "address-changed", email: changed.before, language, accountId: id } as const;
	await addJob(context, "account-letter", letter);
	return ok(null);
};
