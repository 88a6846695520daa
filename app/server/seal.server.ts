import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env.server";

const keys = new Map<string, Buffer>();

const keyFor = (use: string): Buffer => {
	const known = keys.get(use);
	if (known) return known;
	const key = Buffer.from(hkdfSync("sha256", env().APP_SECRET, "parvis", `seal ${use}`, 32));
	keys.set(use, key);
	return key;
};

const NONCE = 12;
const TAG = 16;

/** Encrypts a text for one use (AES-256-GCM, a key of its own by HKDF from APP_SECRET): unreadable in a stolen dump. */
export const seal = (use: string, text: string): string => {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv("aes-256-gcm", keyFor(use), nonce);
	const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
};

/** The text under a seal; throws when it was changed, sealed for another use or with another APP_SECRET. */
export const unseal = (use: string, sealed: string): string => {
	const bytes = Buffer.from(sealed, "base64url");
	const decipher = createDecipheriv("aes-256-gcm", keyFor(use), bytes.subarray(0, NONCE));
	decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
	return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
};

/** As `unseal`; null instead of throwing, for what may have been sealed before the secret changed. */
export const unsealOrNull = (use: string, sealed: string): string | null => {
	try {
		return unseal(use, sealed);
	} catch {
		return null;
	}
};
