import { createHmac } from "node:crypto";
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { actorOfCookie, closeSession } from "~/domain/accounts/sessions.server";
import { accountOf } from "~/lib/actor";
import { systemContext } from "~/server/context.server";
import { db } from "~/server/db.server";
import { env } from "~/server/env.server";
import { attributeKeys, definitionOf } from "../ledger/rules";
import { claimsFor } from "./claims.server";
import { secretHashOf } from "./clients.server";
import { existingGrant, needsConsent } from "./grants.server";
import { listProviderKeys } from "./keys.server";
import { pseudonymOf } from "./pseudonym.server";
import { recordsOf } from "./records.server";

/** Where the provider answers; its issuer is PUBLIC_URL followed by this. */
export const PROVIDER_PATH = "/openid";

export const issuer = () => `${new URL(env().PUBLIC_URL).origin}${PROVIDER_PATH}`;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Scope → claims, from the definitions of the ledger. */
const claims = (): Record<string, string[]> => {
	const byScope: Record<string, string[]> = { openid: ["sub"] };
	for (const { scope, claim } of attributeKeys.map(definitionOf)) {
		const more = claim === "email" || claim === "phone_number" ? [claim, `${claim}_verified`] : [claim];
		byScope[scope] = [...new Set([...(byScope[scope] ?? []), ...more])];
	}
	return byScope;
};

const cityAccount = async (ctx: KoaContextWithOIDC) => {
	const { actor } = await actorOfCookie(ctx.get("cookie"), new Date());
	return accountOf(actor);
};

/** The provider's own session never outlives the one of the city, and is never another person's. */
const policy = () => {
	const prompts = interactionPolicy.base();
	const sameSession = new interactionPolicy.Check(
		"city_session",
		"the session of the city has ended or changed",
		"login_required",
		async (ctx) => {
			const { session } = ctx.oidc;
			if (!session?.accountId) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
			if (session.accountId === (await cityAccount(ctx))) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
			return interactionPolicy.Check.REQUEST_PROMPT;
		},
	);
	prompts.get("login")?.checks.add(sameSession);
	const contract = new interactionPolicy.Check(
		"contract",
		"the person has not accepted what the service asks",
		"consent_required",
		needsConsent,
	);
	prompts.get("consent")?.checks.add(contract);
	return prompts;
};

const findAccount: Configuration["findAccount"] = async (ctx, accountId) => {
	const known = await db().account.findUnique({ where: { id: accountId }, select: { id: true } });
	if (!known) return undefined;
	return {
		accountId,
		claims: async (use, scope) => {
			const clientId = ctx.oidc.client?.clientId;
			if (use !== "userinfo" || !clientId) return { sub: accountId };
			return { sub: accountId, ...(await claimsFor(systemContext(), { clientId, accountId, scope })) };
		},
	};
};

const sectorOf = async (clientId: string) => {
	const where = { clientId };
	return (await db().connectedService.findUnique({ where, select: { sector: true } }))?.sector ?? clientId;
};

const cookieKey = () => createHmac("sha256", env().APP_SECRET).update("provider cookies").digest("hex");

/** Errors that cannot be told to the site (unknown client, address not registered) are told to the person. */
const renderError: Configuration["renderError"] = (ctx, out) => {
	ctx.redirect(`/connect/error?${new URLSearchParams({ error: out.error })}`);
};

const features = (): Configuration["features"] => ({
	devInteractions: { enabled: false },
	backchannelLogout: { enabled: true },
	revocation: { enabled: true },
	rpInitiatedLogout: {
		enabled: true,
		logoutSource: (ctx) => {
			const secret = String(ctx.oidc.session?.state?.secret ?? "");
			ctx.redirect(`/connect/sign-out?${new URLSearchParams({ xsrf: secret })}`);
		},
		postLogoutSuccessSource: (ctx) => {
			ctx.redirect("/connect/signed-out");
		},
	},
});

const configuration = async (): Promise<Configuration> => ({
	adapter: recordsOf,
	jwks: { keys: await listProviderKeys() },
	claims: claims(),
	scopes: Object.keys(claims()),
	subjectTypes: ["pairwise"],
	pairwiseIdentifier: async (_, accountId, client) => pseudonymOf(accountId, await sectorOf(client.clientId)),
	responseTypes: ["code"],
	clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
	acrValues: ["eidas1", "eidas2"],
	// Public clients must; confidential ones are let in with their secret, as any OpenID Connect client expects.
	pkce: { required: (_, client) => client.clientAuthMethod === "none" },
	findAccount,
	loadExistingGrant: existingGrant,
	interactions: { policy: policy(), url: (_, { uid }) => `/connect/${uid}` },
	cookies: {
		keys: [cookieKey()],
		names: { session: "parvis-openid", interaction: "parvis-connect", resume: "parvis-resume" },
		long: { signed: true, httpOnly: true, sameSite: "lax" },
		short: { signed: true, httpOnly: true, sameSite: "lax" },
	},
	ttl: {
		AccessToken: 10 * MINUTE,
		AuthorizationCode: MINUTE,
		IdToken: HOUR,
		Interaction: HOUR,
		Session: 12 * HOUR,
		Grant: 30 * 24 * HOUR,
	},
	features: features(),
	renderError,
	// Only addresses that an administrator wrote are ever called; a city's services often stand in its private network,
	// which the library's own guard would refuse.
	fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
	clockTolerance: 10,
});

/** «Sign out» confirmed at the end of a site's own sign-out: the city's session ends too. */
const endCitySession = async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
	await next();
	if (ctx.oidc?.route !== "end_session_confirm" || !ctx.oidc.params?.logout) return;
	const { actor } = await actorOfCookie(ctx.get("cookie"), new Date());
	if ("sessionId" in actor) ctx.append("Set-Cookie", await closeSession(actor.sessionId));
};

const make = async () => {
	const settings = await configuration();
	const provider = new Provider(issuer(), settings);
	provider.use(endCitySession);
	// The host is put right by the handler, from PUBLIC_URL.
	provider.proxy = true;
	provider.Client.prototype.compareClientSecret = function compare(given: string) {
		return this.clientSecret === secretHashOf(given);
	};
	return { provider, kids: (settings.jwks?.keys ?? []).map(({ kid }) => kid).join() };
};

/** How long a process may sign with the keys it knows before it looks again, in milliseconds. */
const KEYS_HOLD = 60_000;

let known: { made: ReturnType<typeof make>; at: number } | undefined;

/** The provider of this process, with the keys of the moment. */
export const openIdProvider = async (): Promise<Provider> => {
	if (!known) known = { made: make(), at: Date.now() };
	if (Date.now() - known.at > KEYS_HOLD) {
		const { kids } = await known.made;
		const now = (await listProviderKeys()).map(({ kid }) => kid).join();
		known = { made: now === kids ? known.made : make(), at: Date.now() };
	}
	return known.made.then(
		({ provider }) => provider,
		(error) => {
			known = undefined;
			throw error;
		},
	);
};
