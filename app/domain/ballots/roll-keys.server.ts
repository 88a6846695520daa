import { createHmac, hkdfSync, randomInt } from "node:crypto";
import { env } from "~/server/env.server";
import { folded } from "./roll";

const hmac = (purpose: string, text: string): Buffer => {
	const key = Buffer.from(hkdfSync("sha256", env().APP_SECRET, "parvis-vote-roll", purpose, 32));
	return createHmac("sha256", key).update(text).digest();
};

/** What is kept of a printed code: it cannot be turned back into the code, even with the database. */
export const codeHashOf = (voteId: string, code: string): string =>
	hmac("codes", `${voteId}:${code}`).toString("base64url");

/** The entry on the roll of a person known only by the identity document they show; another in each vote (a UUID, version 8). */
export const identityEntry = (voteId: string, { name, birthDate }: { name: string; birthDate: string }): string => {
	const bytes = hmac("identity", `${voteId}:${folded(name)}:${birthDate}`).subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** Letters and digits nobody confuses when reading them aloud or on paper: no I, L, O, U. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A one-time code: 16 letters, 80 bits. */
export const newCode = (): string => Array.from({ length: 16 }, () => LETTERS[randomInt(32)]).join("");
