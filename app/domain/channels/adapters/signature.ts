import { createHmac, timingSafeEqual } from "node:crypto";
import type { Push, VerifyRefusal } from "./adapter";

/** A signature older (or younger) than this many seconds is a replay. */
const FRESH_SECONDS = 300;

/** The header a provider (or a relay of the city) signs with: «t=<seconds>, v1=<hex of HMAC-SHA256(secret, t.body)>». */
export const SIGNATURE_HEADER = "x-parvis-signature";

export const signatureOf = (secret: string, seconds: number, body: Uint8Array): string =>
	`t=${seconds}, v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`;

const isSame = (one: string, other: string) => {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
};

/** Whether a push is signed with the city's secret, and lately. Null: yes. */
export const verifySigned = (secret: string | null, { headers, body, now }: Push): VerifyRefusal | null => {
	if (!secret) return "not-configured";
	const given = headers.get(SIGNATURE_HEADER);
	const seconds = Number(/\bt=(\d{1,12})\b/.exec(given ?? "")?.[1]);
	if (!given || Number.isNaN(seconds)) return "unsigned";
	if (!isSame(given.replace(/\s+/g, ""), signatureOf(secret, seconds, body).replace(/\s+/g, ""))) return "badly-signed";
	return Math.abs(now.getTime() / 1000 - seconds) > FRESH_SECONDS ? "stale" : null;
};
