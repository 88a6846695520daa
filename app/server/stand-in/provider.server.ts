import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from "oidc-provider";
import { memory } from "./memory";
import { choicePage, signedOutPage } from "./page";
import { accountOfStandIn, citizens, officials, personAndLie, type StandInPerson } from "./people";
import { liedToken, makeKey, otherSubject } from "./tokens";

export type StandInKind = "franceconnect" | "franceconnect-plus" | "proconnect";

type StandIn = {
	kind: StandInKind;
	issuer: string;
	clientId: string;
	clientSecret: string;
	redirectUri: string;
	postLogoutRedirectUri: string;
	/** How long a slow answer takes, in milliseconds. */
	slowness?: number;
};

const PRO_2FA = "https://proconnect.gouv.fr/assurance/consistency-checked-2fa";

const kinds = {
	franceconnect: { name: "FranceConnect", people: citizens, acr: () => "eidas1", acrs: ["eidas1"] },
	"franceconnect-plus": { name: "FranceConnect+", people: citizens, acr: () => "eidas2", acrs: ["eidas2", "eidas3"] },
	proconnect: {
		name: "ProConnect",
		people: officials,
		acr: (person: string) => (person === "karim-pro" ? PRO_2FA : "eidas1"),
		acrs: ["eidas1", "eidas2", "eidas3", PRO_2FA],
	},
} satisfies Record<StandInKind, { name: string; people: StandInPerson[]; acr: (id: string) => string; acrs: string[] }>;

const PIVOT = ["given_name", "given_name_array", "family_name", "birthdate", "gender", "birthplace", "birthcountry"];

/** Whoever comes is asked who they are, each time: those who try it choose another person. */
const askedAlways = () => {
	const policy = interactionPolicy.base();
	const asked = new interactionPolicy.Check("always", "who are you?", ({ oidc }) => !oidc.result?.login);
	policy.get("login")?.checks.add(asked);
	return policy;
};

const fixed: Configuration = {
	subjectTypes: ["pairwise"],
	scopes: ["openid", "identite_pivot", "email", "given_name", "usual_name", "siret", "uid"],
	claims: {
		...{ openid: ["sub"], identite_pivot: PIVOT, email: ["email"], given_name: ["given_name"] },
		...{ usual_name: ["usual_name"], siret: ["siret"], uid: ["uid"] },
	},
	conformIdTokenClaims: true,
	enabledJWA: { idTokenSigningAlgValues: ["ES256"], userinfoSigningAlgValues: ["ES256"] },
	pkce: { required: () => false },
	routes: {
		...{ authorization: "/authorize", token: "/token", userinfo: "/userinfo" },
		...{ jwks: "/jwks", end_session: "/session/end" },
	},
	ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 600, Session: 1800, Grant: 1800 },
	renderError: (ctx, out) => {
		ctx.type = "text/plain; charset=utf-8";
		ctx.body = `Démonstration : la demande est refusée (${out.error}).`;
	},
};

/** The life times, paths and rules are those of FranceConnect v2 (section 5.1 of the field notes). */
const configuration = (standIn: StandIn, key: ReturnType<typeof makeKey>): Configuration => {
	const { people, acrs, name } = kinds[standIn.kind];
	return {
		...fixed,
		adapter: memory(),
		clients: [
			{
				...{ client_id: standIn.clientId, client_secret: standIn.clientSecret },
				...{ redirect_uris: [standIn.redirectUri], post_logout_redirect_uris: [standIn.postLogoutRedirectUri] },
				...{ token_endpoint_auth_method: "client_secret_post", subject_type: "pairwise" },
				...{ id_token_signed_response_alg: "ES256", userinfo_signed_response_alg: "ES256" },
				...{ grant_types: ["authorization_code"], response_types: ["code"] },
			},
		],
		acrValues: acrs,
		features: {
			devInteractions: { enabled: false },
			jwtUserinfo: { enabled: true },
			rpInitiatedLogout: {
				enabled: true,
				logoutSource: async (ctx, form) => {
					ctx.body = signedOutPage(name, form);
				},
			},
		},
		findAccount: (_, account) => {
			const known = people.find(({ id }) => id === personAndLie(account).person);
			return known ? { accountId: account, claims: async () => ({ sub: account, ...known.claims }) } : undefined;
		},
		interactions: { policy: askedAlways(), url: (_, { uid }) => `${standIn.issuer}/who/${uid}` },
		jwks: { keys: [key as never] },
		loadExistingGrant: async (ctx) => {
			const grant = new ctx.oidc.provider.Grant({
				clientId: standIn.clientId,
				accountId: ctx.oidc.session?.accountId ?? "",
			});
			grant.addOIDCScope(String(ctx.oidc.params?.scope ?? "openid"));
			return grant.save().then(() => grant);
		},
		pairwiseIdentifier: (_, account) =>
			`${createHash("sha256")
				.update(`${standIn.issuer} ${personAndLie(account).person}`)
				.digest("hex")}v1`,
		cookies: { keys: [standIn.clientSecret], names: { session: "si", interaction: "sii", resume: "sir" } },
	};
};

/** What FranceConnect refuses before anything else: no level asked, a short nonce, a parameter it does not know. */
const KNOWN =
	/^(?:client_id|redirect_uri|response_type|scope|acr_values|state|nonce|prompt|claims|login_hint|idp_hint|siret_hint)$/;

const isAsFranceConnectAsks = (query: URLSearchParams): boolean =>
	[...query.keys()].every((name) => KNOWN.test(name)) &&
	Boolean(query.get("acr_values")) &&
	[query.get("nonce"), query.get("state")].every((value) => (value ?? "").length >= 32);

const lieOf = (ctx: KoaContextWithOIDC) => {
	const { AuthorizationCode, AccessToken } = ctx.oidc.entities;
	return personAndLie(AuthorizationCode?.accountId ?? AccessToken?.accountId ?? "").lie;
};

const bodyOf = async (request: IncomingMessage) => {
	let text = "";
	for await (const chunk of request) text += chunk;
	return new URLSearchParams(text);
};

/**
 * A stand-in of FranceConnect, FranceConnect+ or ProConnect: the same protocol by the same library, with people who do not
 * exist. Answers a request handler for everything under the path of its issuer. It holds everything in memory.
 */
export const standInProvider = (standIn: StandIn) => {
	const key = makeKey();
	const { name, people, acr } = kinds[standIn.kind];
	const provider = new Provider(standIn.issuer, configuration(standIn, key));
	provider.proxy = true;
	provider.use(async (ctx, next) => {
		if (ctx.path.endsWith("/authorize") && !isAsFranceConnectAsks(ctx.URL.searchParams)) ctx.throw(400, "Y030007");
		await next();
		const route = ctx.oidc?.route;
		const lie = route === "token" || route === "userinfo" ? lieOf(ctx as KoaContextWithOIDC) : null;
		if (!lie) return;
		if (lie === "slow") await delay(standIn.slowness ?? 5_000);
		const body = ctx.body as { id_token?: string } | string;
		if (route === "token" && typeof body === "object" && body.id_token && lie !== "other-subject")
			ctx.body = { ...body, id_token: liedToken(body.id_token, lie, key) };
		if (route === "userinfo" && typeof body === "string" && lie === "other-subject") ctx.body = otherSubject(body, key);
		if (route === "userinfo" && typeof body === "string" && lie === "plain-userinfo") {
			ctx.type = "application/json";
			ctx.body = Buffer.from(body.split(".")[1] ?? "", "base64url").toString();
		}
	});
	const base = new URL(standIn.issuer);
	const handle = provider.callback();
	const choose = async (request: IncomingMessage, response: ServerResponse) => {
		if (request.method !== "POST") {
			response.setHeader("Content-Type", "text/html; charset=utf-8");
			response.end(choicePage({ name, people, action: `${base.pathname}${request.url ?? ""}` }));
			return;
		}
		const form = await bodyOf(request);
		const [person, lie] = [form.get("person") ?? "", form.get("lie") ?? ""];
		const login = { accountId: accountOfStandIn(person, lie), acr: acr(person), amr: ["pwd"], remember: false };
		const error = { refuse: "access_denied", down: "temporarily_unavailable" }[lie];
		await provider.interactionFinished(request, response, error ? { error } : { login });
	};
	/** Each sign-in asks who comes: the one before, in the same browser, must not be taken for theirs. */
	const forgetSession = (request: IncomingMessage) => {
		if (!/^\/authorize(?:[/?]|$)/.test(request.url ?? "")) return;
		const others = (request.headers.cookie ?? "").split("; ").filter((one) => !/^si(?:\.\w+)?=/.test(one));
		request.headers.cookie = others.join("; ");
	};
	/** `request.url` is relative to the issuer's path. */
	return async (request: IncomingMessage, response: ServerResponse) => {
		request.headers.host = base.host;
		request.headers["x-forwarded-proto"] = base.protocol.slice(0, -1);
		forgetSession(request);
		if (!/^\/who\/[\w-]+$/.test(request.url ?? "")) return handle(request, response);
		await choose(request, response).catch(() => {
			response.statusCode = 400;
			response.end("Démonstration : cette page a expiré. Revenez au site et recommencez.");
		});
	};
};
