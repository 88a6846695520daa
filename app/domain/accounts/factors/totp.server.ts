import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";
import type { Context } from "~/server/context.server";
import { seal, unsealOrNull } from "~/server/seal.server";

/** RFC 6238 as every authenticator application knows it: six digits, thirty seconds, SHA-1. */
const PERIOD = 30;

const totpOf = (secret: string, label: string, issuer: string) =>
	new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD });

/** The secret an account is about to share with an application: made once, kept until it is confirmed. */
export const prepareTotp = async (
	{ db, now }: Context,
	accountId: string,
	{ label, issuer }: { label: string; issuer: string },
): Promise<{ secret: string; qr: string }> => {
	const made = new Secret({ size: 20 }).base32;
	const row = { accountId, sealed: seal("totp", made), createdAt: now };
	await db.totpSecret.createMany({ data: row, skipDuplicates: true });
	const kept = await db.totpSecret.findUnique({ where: { accountId }, select: { sealed: true, confirmedAt: true } });
	if (kept?.confirmedAt) return { secret: "", qr: "" };
	const secret = (kept && unsealOrNull("totp", kept.sealed)) || made;
	const svg = renderSVG(totpOf(secret, label, issuer).toString(), { border: 2 });
	return { secret, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` };
};

/**
 * Whether a code of an authenticator is right now, or was half a minute ago, and was not used before: one of any number at
 * once passes. `isConfirming` is the first code, which turns the authenticator on.
 */
export const spendTotpCode = async (
	{ db, now }: Context,
	accountId: string,
	code: string,
	isConfirming = false,
): Promise<boolean> => {
	const row = await db.totpSecret.findUnique({ where: { accountId }, select: { sealed: true, confirmedAt: true } });
	if (!row || (row.confirmedAt === null) !== isConfirming) return false;
	const secret = unsealOrNull("totp", row.sealed);
	if (!secret) return false;
	const delta = totpOf(secret, "", "").validate({ token: code, timestamp: now.getTime(), window: 1 });
	if (delta === null) return false;
	const lastStep = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
	const { count } = await db.totpSecret.updateMany({
		where: { accountId, lastStep: { lt: lastStep } },
		data: { lastStep, ...(isConfirming ? { confirmedAt: now } : {}) },
	});
	return count === 1;
};
