import { randomInt } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { sign } from "~/server/sign.server";

/** No 0, 1, I, L, O, U: read aloud and copied by hand. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const HOW_MANY = 10;
const LENGTH = 10;

const folded = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

const hashOf = (accountId: string, code: string) => sign("recovery-code", `${accountId} ${folded(code)}`);

const newCode = () => {
	const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
	return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

/** Ten new codes to keep on paper, each good once; the former ones are worth nothing any more. Shown now and never again. */
export const renewRecoveryCodes = (context: Context, accountId: string): Promise<string[]> =>
	transaction(context, async (context) => {
		const codes = Array.from({ length: HOW_MANY }, newCode);
		await context.db.recoveryCode.deleteMany({ where: { accountId } });
		await context.db.recoveryCode.createMany({
			data: codes.map((code) => ({ accountId, hash: hashOf(accountId, code) })),
		});
		await recordEvent(context, { name: "recovery-codes.renewed", subject: { type: "account", id: accountId } });
		return codes;
	});

/** Uses a code: of any number at once, one succeeds. */
export const spendRecoveryCode = async ({ db, now }: Context, accountId: string, code: string): Promise<boolean> => {
	const where = { hash: hashOf(accountId, code), accountId, usedAt: null };
	return (await db.recoveryCode.updateMany({ where, data: { usedAt: now } })).count === 1;
};
