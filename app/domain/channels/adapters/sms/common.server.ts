import { keywordOf, phoneKey } from "../../rules/words";
import type { InboundNews, Sending } from "../adapter";
import { cleanText } from "../email/clean";

/** A gateway that does not answer within this time (ms) is tried again later. */
export const GATEWAY_TIMEOUT = 10_000;

export type GatewaySettings = {
	baseUrl: string;
	account: string;
	secret: string;
	sender: string;
	consumer: string;
	service: string;
};

/** An SMS as news: a keyword alone is a wish, anything else a message in the conversation of the two numbers. */
export const smsNews = ({ from, to, text }: { from: string; to: string; text: string }): InboundNews[] => {
	const address = phoneKey(from);
	if (!address) return [{ kind: "set-aside", reason: "no-sender" }];
	const sender = { kind: "phone" as const, address, shown: address, name: address };
	const wish = keywordOf(text);
	if (wish) return [{ kind: wish, from: sender }];
	if (text.trim() === "") return [{ kind: "set-aside", reason: "empty" }];
	return [
		{
			...{ kind: "message", from: sender, to: [to], subject: "", text: cleanText(text, 5_000), quoted: "" },
			...{ references: [], threadId: `${address}>${to}`, attachments: [], sentAt: null, trust: {} },
		},
	];
};

/** What an HTTP status of a gateway means, when its body says nothing better. */
export const faultOf = (status: number, why: string): Sending => {
	if (status === 401 || status === 403) return { outcome: "later", fault: "credentials", why };
	if (status === 429) return { outcome: "later", fault: "quota", why };
	if (status >= 500 || status === 408) return { outcome: "later", fault: "transient", why };
	return { outcome: "refused", fault: "content", why };
};

/** Calls a gateway; a connection that fails or hangs is «later», never an exception. */
export const callGateway = async (
	url: string,
	init: RequestInit,
	read: (status: number, body: unknown) => Sending,
): Promise<Sending> => {
	try {
		const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(GATEWAY_TIMEOUT), redirect: "error" });
		const body: unknown = await answer.json().catch(() => null);
		return read(answer.status, body);
	} catch (error) {
		return { outcome: "later", fault: "transient", why: (error as Error).name };
	}
};
