import { createHmac } from "node:crypto";
import { env } from "~/server/env.server";

/**
 * How a sector knows a person: a keyed hash of both, so that two sectors cannot join what they hold, and nobody finds the
 * account behind it without APP_SECRET. 256 bits, base64url.
 */
export const pseudonymOf = (accountId: string, sector: string): string =>
	createHmac("sha256", env().APP_SECRET).update(`sector pseudonym\n${sector}\n${accountId}`).digest("base64url");
