import { createHash, randomBytes } from "node:crypto";
import { env } from "~/server/env.server";

const isSecure = () => env().PUBLIC_URL.startsWith("https://");

const cookieName = () => (isSecure() ? "__Host-parvis-browser" : "parvis-browser");

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** A secret of this browser and no other, so that what it began ends in it: what its requests carry, or null. */
export const browserOf = (cookieHeader: string | null): string | null => {
	const found = new RegExp(`(?:^|; )${cookieName()}=([\\w-]{43})(?:;|$)`).exec(cookieHeader ?? "")?.[1];
	return found ? hashOf(found) : null;
};

/** Known browsers keep their secret, so that two tabs do not undo each other. `cookie` carries it for a quarter of an hour. */
export const markBrowser = (cookieHeader: string | null): { browserHash: string; cookie: string } => {
	const found = new RegExp(`(?:^|; )${cookieName()}=([\\w-]{43})(?:;|$)`).exec(cookieHeader ?? "")?.[1];
	const secret = found ?? randomBytes(32).toString("base64url");
	const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=900${isSecure() ? "; Secure" : ""}`;
	return { browserHash: hashOf(secret), cookie: `${cookieName()}=${secret}; ${attributes}` };
};
