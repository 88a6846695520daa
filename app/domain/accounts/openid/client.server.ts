import * as openid from "openid-client";
import { env } from "~/server/env.server";
import { findProvider, type ProviderName, type ProviderSettings } from "./providers.server";

/** Seconds a provider is given for each answer: its code lives thirty. */
const PATIENCE = 3;

/** Seconds by which its clock may differ from ours. */
const CLOCK_TOLERANCE = 60;

const isHere = (url: string) => /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url);

/** The stand-in of the demonstration is in this very process: it is asked here, whatever name residents reach us by. */
const fetchHere: openid.CustomFetch = (url, options) => {
	const { pathname, search } = new URL(url);
	return fetch(`http://127.0.0.1:${env().PORT}${pathname}${search}`, options as RequestInit);
};

const decryption = async (config: openid.Configuration) => {
	const text = env().FRANCECONNECT_PLUS_KEY;
	if (!text) return;
	const { alg: _, use: __, key_ops: ___, kid, ...jwk } = JSON.parse(text) as JsonWebKey & { kid?: string };
	const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
	openid.enableDecryptingResponses(config, ["A256GCM"], { key, alg: "ECDH-ES", ...(kid ? { kid } : {}) });
};

const discover = async (provider: ProviderSettings): Promise<openid.Configuration> => {
	const config = await openid.discovery(
		new URL(provider.issuer),
		provider.clientId,
		{
			client_secret: provider.clientSecret,
			id_token_signed_response_alg: "ES256",
			userinfo_signed_response_alg: "ES256",
			[openid.clockTolerance]: CLOCK_TOLERANCE,
		},
		openid.ClientSecretPost(provider.clientSecret),
		{
			timeout: PATIENCE,
			execute: isHere(provider.issuer) || provider.isStandIn ? [openid.allowInsecureRequests] : [],
			...(provider.isStandIn ? { [openid.customFetch]: fetchHere } : {}),
		},
	);
	openid.enableNonRepudiationChecks(config);
	if (provider.name === "franceconnect-plus") await decryption(config);
	return config;
};

const known = new Map<ProviderName, { at: number; config: Promise<openid.Configuration> }>();

/** How long what a provider says of itself is believed, in milliseconds. Its keys are asked again when one is unknown. */
const FRESH = 3_600_000;

/** What a provider says of itself, asked once an hour; a failure is not kept. */
const configOf = (provider: ProviderSettings): Promise<openid.Configuration> => {
	const found = known.get(provider.name);
	if (found && Date.now() - found.at < FRESH) return found.config;
	const config = discover(provider);
	known.set(provider.name, { at: Date.now(), config });
	config.catch(() => known.delete(provider.name));
	return config;
};

/** Forgets what providers said, for tests that change them. */
export const forgetProviders = () => known.clear();

/** Where to send the browser: no parameter that the provider did not announce. */
export const authorizationUrl = async (
	provider: ProviderSettings,
	{ state, nonce }: { state: string; nonce: string },
): Promise<string> => {
	const parameters = {
		redirect_uri: provider.redirectUri,
		scope: provider.scope,
		acr_values: provider.acrs.join(" "),
		state,
		nonce,
	};
	return openid.buildAuthorizationUrl(await configOf(provider), parameters).href;
};

export type Received = {
	subject: string;
	acr: string;
	idToken: string;
	/** Lives a minute, is kept nowhere: for what must be asked within the callback. */
	accessToken: string;
	claims: Record<string, unknown>;
};

/** Why an answer was not believed: the provider failed us, or what came back is not what we asked for. */
export class AnswerRefused extends Error {
	constructor(
		readonly reason: "provider-down" | "answer-invalid" | "level-too-low",
		readonly detail: string,
	) {
		super(`${reason}: ${detail}`);
	}
}

const OUTAGES = /fetch failed|timeout|aborted|ECONN|ENOTFOUND|EAI_AGAIN|network/i;

const reasonOf = (fault: unknown): AnswerRefused => {
	const error = fault as Error & { code?: string; cause?: Error; status?: number };
	const text = `${error.name} ${error.message} ${error.code ?? ""} ${String(error.cause?.message ?? "")}`;
	const isOutage = error.name === "TimeoutError" || OUTAGES.test(text) || (error.status ?? 0) >= 500;
	return new AnswerRefused(isOutage ? "provider-down" : "answer-invalid", error.code ?? error.name);
};

/**
 * Exchanges the code of a callback, once, and checks all that came: issuer of the answer, signature, issuer, audience, time
 * and nonce of the token, level at least what was asked, signed identity of the same subject. Throws `AnswerRefused`.
 * The access token lives on in the answer alone.
 */
export const receive = async (
	provider: ProviderSettings,
	search: URLSearchParams,
	{ state, nonce }: { state: string; nonce: string },
): Promise<Received> => {
	if (search.get("iss") !== provider.issuer) throw new AnswerRefused("answer-invalid", "iss");
	const address = new URL(provider.redirectUri);
	address.search = search.toString();
	const exchange = async () => {
		const config = await configOf(provider);
		const checks = { expectedState: state, expectedNonce: nonce, idTokenExpected: true };
		const tokens = await openid.authorizationCodeGrant(config, address, checks);
		const idToken = tokens.claims();
		if (!idToken) throw new AnswerRefused("answer-invalid", "no id token");
		if (!provider.acrs.includes(String(idToken.acr)))
			throw new AnswerRefused("level-too-low", String(idToken.acr).slice(0, 40));
		const claims = await openid.fetchUserInfo(config, tokens.access_token, idToken.sub);
		return {
			subject: idToken.sub,
			acr: String(idToken.acr),
			idToken: tokens.id_token ?? "",
			accessToken: tokens.access_token,
			claims,
		};
	};
	return exchange().catch((fault: unknown) => {
		throw fault instanceof AnswerRefused ? fault : reasonOf(fault);
	});
};

/** Where the browser signs out of the provider too; null when it cannot be known. */
export const endSessionUrl = async (name: ProviderName, idToken: string, state: string): Promise<string | null> => {
	const provider = findProvider(name);
	if (!provider) return null;
	return configOf(provider).then(
		(config) =>
			openid.buildEndSessionUrl(config, {
				...{ id_token_hint: idToken, state },
				post_logout_redirect_uri: provider.postLogoutRedirectUri,
			}).href,
		() => null,
	);
};
