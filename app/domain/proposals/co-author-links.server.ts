import { isSigned, sign } from "~/server/sign.server";

const USE = "co-author";

/** The page where an invitation is answered, as written in its letter. */
export const invitationPath = (id: string): string => `/co-author/${id}.${sign(USE, id)}`;

/** The invitation such an address names; null if it was not made here. */
export const invitationOf = (token: string): string | null => {
	const [id = "", signature = ""] = token.split(".");
	return id && isSigned(USE, id, signature) ? id : null;
};
