import { env } from "~/server/env.server";
import { isSigned, sign } from "~/server/sign.server";

const compact = (reference: string) => reference.replaceAll("-", "").toLowerCase();

const expanded = (signs: string) => `${signs[0]}-${signs.slice(1, 5)}-${signs.slice(5)}`.toUpperCase();

/** Where answers about a matter come back: REPLY_ADDRESS with the reference and its signature; null when it is not set. */
export const replyAddress = (reference: string): string | null => {
	const [local, domain] = (env().REPLY_ADDRESS ?? "").split("@");
	if (!local || !domain) return null;
	return `${local}+${compact(reference)}.${sign("reply", reference)}@${domain}`;
};

/** The Message-ID (without brackets) of one message about a matter: it says which, and proves that we wrote it. */
export const signedMessageId = (reference: string, messageId: string): string => {
	const { hostname } = new URL(env().PUBLIC_URL);
	return `${compact(reference)}.${messageId}.${sign("message", `${reference} ${messageId}`)}@${hostname}`;
};

const REPLY = /\+(d[0-9a-z]{8})\.([0-9a-z]{16})@/i;
const MESSAGE = /(d[0-9a-z]{8})\.([0-9a-f-]{36})\.([0-9a-z]{16})@/i;

/** The reference a recipient address of ours carries, if its signature is right. */
export const referenceOfReplyAddress = (address: string): string | null => {
	const [, signs, signature] = REPLY.exec(address) ?? [];
	if (!signs || !signature) return null;
	const reference = expanded(signs);
	return isSigned("reply", reference, signature) ? reference : null;
};

/** The reference a Message-ID of ours carries, if its signature is right. */
export const referenceOfMessageId = (identifier: string): string | null => {
	const [, signs, messageId, signature] = MESSAGE.exec(identifier) ?? [];
	if (!signs || !messageId || !signature) return null;
	const reference = expanded(signs);
	return isSigned("message", `${reference} ${messageId.toLowerCase()}`, signature) ? reference : null;
};
