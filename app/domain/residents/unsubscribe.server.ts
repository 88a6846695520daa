import { isId } from "~/lib/id";
import { isSigned, sign } from "~/server/sign.server";

/** Where one click leaves a topic: the path every letter of news carries. */
export const unsubscribePath = (accountId: string, topic: string): string =>
	`/unsubscribe/${accountId}.${topic}.${sign("unsubscribe", `${accountId} ${topic}`)}`;

/** Whose link this is and which topic it leaves; null when its signature is wrong. */
export const topicOfLink = (token: string): { accountId: string; topic: string } | null => {
	const [accountId = "", topic = "", signature = ""] = token.split(".");
	return isId(accountId) && isSigned("unsubscribe", `${accountId} ${topic}`, signature) ? { accountId, topic } : null;
};
