import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.server";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Signs in a signature: 16 of 32 values each are 80 bits, in letters a mail server may fold to lower case without harm. */
const LENGTH = 16;

/** A short keyed print of `text` for one use; the same text signed for another use has another print. */
export const sign = (use: string, text: string): string => {
	const print = createHmac("sha256", env().APP_SECRET).update(`${use}\n${text}`).digest();
	return Array.from(print.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join("");
};

export const isSigned = (use: string, text: string, signature: string): boolean => {
	const [right, given] = [Buffer.from(sign(use, text)), Buffer.from(signature.toLowerCase())];
	return right.length === given.length && timingSafeEqual(right, given);
};
