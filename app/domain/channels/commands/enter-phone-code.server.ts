import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { dropPhones, provePhone } from "~/domain/residents/commands/own-phone.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { phoneCodeHash } from "./ask-phone-code.server";

const MOST_TRIES = 5;

/**
 * The person types the code of the SMS: the number is theirs, and replaces the one before. It is also a second, stronger
 * wish than an old STOP of that number. Each try is counted before it is judged; after five the code is worth nothing.
 */
export const enterPhoneCode = (
	context: Context,
	{ code }: { code: string },
): Promise<Result<null, "not-allowed" | "no-code" | "wrong-code">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (permissionRefusal(actor, "preferences.own") || !accountId) return refuse("not-allowed");
		const [proof] = await db.$queryRaw<{ phone: string; codeHash: string; tries: number }[]>`
			UPDATE "PhoneProof" SET tries = tries + 1 WHERE "accountId" = ${accountId}::uuid AND "expiresAt" > ${now}
			RETURNING phone, "codeHash", tries`;
		if (!proof || proof.tries > MOST_TRIES) return refuse("no-code");
		const { phone } = proof;
		if (phoneCodeHash(accountId, phone, code.replace(/\D/g, "")) !== proof.codeHash) return refuse("wrong-code");
		await provePhone(context, { accountId, phone });
		await db.phoneProof.updateMany({ where: { accountId }, data: { expiresAt: now } });
		await recordEvent(context, { name: "phone.proved", subject: { type: "account", id: accountId } });
		return ok(null);
	});

/** Forgets the mobile number of the person, and what they had asked for by SMS. */
export const forgetPhone = (context: Context): Promise<void> =>
	transaction(context, async (context) => {
		const accountId = accountOf(context.actor) ?? "";
		await dropPhones(context, accountId);
		await context.db.phoneProof.updateMany({ where: { accountId }, data: { expiresAt: context.now } });
		await recordEvent(context, { name: "phone.forgotten", subject: { type: "account", id: accountId } });
	});
