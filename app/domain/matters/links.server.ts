import { isSigned, sign } from "~/server/sign.server";

/** Where a person reads their matter: their own page, or, without an account, a page whose address holds a signature. */
export const matterLink = (reference: string, reader: { accountId: string | null; participantId: string }): string =>
	reader.accountId
		? `/me/matters/${reference}`
		: `/contact/${reference}/${reader.participantId}.${sign("matter", `${reference} ${reader.participantId}`)}`;

/** The participant a link was made for, or null when its signature is wrong. */
export const participantOfLink = (reference: string, key: string): string | null => {
	const [participantId = "", signature = ""] = key.split(".");
	return isSigned("matter", `${reference} ${participantId}`, signature) ? participantId : null;
};
