import { env, isDemonstration } from "~/server/env.server";
import { standInClient } from "~/server/stand-in/clients.server";

export const providerNames = ["franceconnect", "franceconnect-plus", "proconnect"] as const;

export type ProviderName = (typeof providerNames)[number];

export type ProviderSettings = {
	name: ProviderName;
	issuer: string;
	clientId: string;
	clientSecret: string;
	scope: string;
	/** Asked, the weakest accepted first. */
	acrs: readonly string[];
	/** Where the provider sends the browser back: the only addresses registered with it. */
	redirectUri: string;
	postLogoutRedirectUri: string;
	/** The stand-in of the demonstration city: nobody's real identity. */
	isStandIn: boolean;
};

/** The values of ProConnect that say a second factor was asked there. */
export const PROCONNECT_2FA = ["self-asserted-2fa", "consistency-checked-2fa"].map(
	(name) => `https://proconnect.gouv.fr/assurance/${name}`,
);

const asked: Record<ProviderName, { setting: () => string | undefined; scope: string; acrs: readonly string[] }> = {
	franceconnect: {
		setting: () => env().FRANCECONNECT_URL,
		scope: "openid identite_pivot email",
		acrs: ["eidas1"],
	},
	"franceconnect-plus": {
		setting: () => env().FRANCECONNECT_PLUS_URL,
		scope: "openid identite_pivot email",
		acrs: ["eidas2", "eidas3"],
	},
	proconnect: {
		setting: () => env().PROCONNECT_URL,
		scope: "openid given_name usual_name email uid siret",
		acrs: ["eidas1", "eidas2", "eidas3", ...PROCONNECT_2FA],
	},
};

const at = (path: string) => new URL(path, env().PUBLIC_URL).href;

/** Where the demonstration city's stand-ins answer. */
export const standInIssuer = (name: ProviderName) => at(`/demo/${name}/api/v2`);

/** The settings of a provider, or null when this city has not set it up. */
export const findProvider = (name: ProviderName): ProviderSettings | null => {
	const { setting, scope, acrs } = asked[name];
	const common = {
		name,
		acrs,
		redirectUri: at(`/sign-in/${name}/callback`),
		postLogoutRedirectUri: at("/signed-out"),
	};
	const text = setting();
	if (!text)
		return isDemonstration()
			? { ...common, scope, issuer: standInIssuer(name), ...standInClient(name), isStandIn: true }
			: null;
	const url = new URL(text);
	const [clientId, clientSecret] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
	const issuer = `${url.origin}${url.pathname.replace(/\/$/, "")}`;
	return {
		...common,
		...{ issuer, clientId, clientSecret },
		scope: url.searchParams.get("scope") ?? scope,
		isStandIn: false,
	};
};

/** Whether an establishment (SIRET) is one of the city's. The demonstration city has the one of its own officials. */
export const isOurEstablishment = (siret: string): boolean => {
	const known = env()
		.PROCONNECT_SIRETS.split(",")
		.map((one) => one.replace(/\D/g, ""));
	const demonstration = isDemonstration() && !env().PROCONNECT_SIRETS ? ["21440109300015"] : [];
	return [...known, ...demonstration].filter(Boolean).includes(siret.replace(/\D/g, ""));
};

/** The provider an address is about: `/sign-in/<name>` and what is under it. */
export const providerOfPath = (pathname: string): ProviderName | null => {
	const name = pathname.split("/")[2]?.replace(/\.data$/, "");
	return providerNames.find((one) => one === name) ?? null;
};

/** The public half of the key that opens what FranceConnect+ encrypts for us, as a JWK set. */
export const publicEncryptionKeys = (): { keys: JsonWebKey[] } => {
	const text = env().FRANCECONNECT_PLUS_KEY;
	if (!text) return { keys: [] };
	const { d: _, ...key } = JSON.parse(text) as JsonWebKey;
	return { keys: [{ ...key, use: "enc", alg: "ECDH-ES", key_ops: [] }] };
};
