import { isSigned, sign } from "~/server/sign.server";

const USE = "proposal-search";

/** The address that ends a followed search without signing in, written in its letters. */
export const stopSearchPath = (id: string): string => `/searches/stop/${id}.${sign(USE, id)}`;

/** The followed search such an address names; null if it was not made here. */
export const searchOfToken = (token: string): string | null => {
	const [id = "", signature = ""] = token.split(".");
	return id && isSigned(USE, id, signature) ? id : null;
};
