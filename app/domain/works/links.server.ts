import { createHash, randomBytes } from "node:crypto";

/** How long a contractor's link lives, in days: longer than most works, shorter than most contracts. */
export const LINK_DAYS = 60;

/** A secret for an address, and what the database keeps of it. */
export const newSecret = () => {
	const secret = randomBytes(24).toString("base64url");
	return { secret, hash: hashOfSecret(secret) };
};

export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
