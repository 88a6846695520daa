import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { InteractionResults } from "oidc-provider";
import { openIdProvider } from "./provider.server";

/** A site waits for an answer: who, what it asks, and where to go back to. */
export type Waiting = {
	uid: string;
	clientId: string;
	scopes: string[];
	prompt: "login" | "consent";
	reasons: string[];
	/** When the site sent the person here. */
	since: Date;
	redirectUri: string;
	returnTo: string;
};

const nodeRequest = (request: Request) => {
	const message = new IncomingMessage(new Socket());
	message.url = new URL(request.url).pathname;
	message.method = "GET";
	message.headers = { cookie: request.headers.get("cookie") ?? "", host: new URL(request.url).host };
	return { message, response: new ServerResponse(message) };
};

/**
 * The sign-in at a service that this browser has under way; null when it expired, was answered or belongs to another browser
 * (the provider's signed cookie says so).
 */
export const findWaiting = async (request: Request, uid: string): Promise<Waiting | null> => {
	const provider = await openIdProvider();
	const { message, response } = nodeRequest(request);
	const details = await provider.interactionDetails(message, response).catch(() => null);
	if (!details || details.uid !== uid) return null;
	const { params, prompt, iat, returnTo } = details;
	return {
		uid,
		clientId: String(params.client_id),
		scopes: String(params.scope ?? "").split(" "),
		prompt: prompt.name === "login" ? "login" : "consent",
		reasons: prompt.reasons,
		since: new Date((iat ?? 0) * 1000),
		redirectUri: String(params.redirect_uri ?? ""),
		returnTo,
	};
};

/** Tells the provider how it ended; answers the address that carries the person on. */
export const answerWaiting = async (request: Request, result: InteractionResults): Promise<string> => {
	const provider = await openIdProvider();
	const { message, response } = nodeRequest(request);
	return provider.interactionResult(message, response, result, { mergeWithLastSubmission: true });
};

/** Where the sign-out that this browser is asked about ends; null when there is none or it ends here. */
export const signOutTarget = async (request: Request, xsrf: string): Promise<string | null> => {
	const provider = await openIdProvider();
	const { message, response } = nodeRequest(request);
	const context = provider.createContext(message, response) as Parameters<typeof provider.Session.get>[0];
	const session = await provider.Session.get(context).catch(() => null);
	const state = session?.state as { secret?: string; postLogoutRedirectUri?: string } | undefined;
	if (!state || state.secret !== xsrf || !state.postLogoutRedirectUri) return null;
	return new URL(state.postLogoutRedirectUri).origin;
};
