import { env } from "./env.server";

/** Where a setting of tiles leads outside, each after a space: `{s}` stands for the hosts a, b and c, as Leaflet fills it. */
export const tileOrigins = (setting: string | undefined): string => {
	const origins = ["a", "b", "c"].flatMap((letter) => {
		const url = setting?.replaceAll("{s}", letter).replace(/\{[^}]+\}/g, "x");
		return url && /^https?:/i.test(url) && URL.canParse(url) ? [new URL(url).origin] : [];
	});
	return [...new Set(origins)].map((origin) => ` ${origin}`).join("");
};

/** Signing out of a state identity ends at its provider: browsers ask where a form may lead, redirects included. */
const providerOrigins = (): string => {
	const { FRANCECONNECT_URL, FRANCECONNECT_PLUS_URL, PROCONNECT_URL } = env();
	const set = [FRANCECONNECT_URL, FRANCECONNECT_PLUS_URL, PROCONNECT_URL].flatMap((url) =>
		url ? [new URL(url).origin] : [],
	);
	return [...new Set(set)].map((origin) => ` ${origin}`).join("");
};

/**
 * The Content-Security-Policy of a page: only our own scripts, each with this answer's nonce. `formTarget` is the origin
 * outside where its form ends, if any.
 */
export const contentSecurityPolicy = (nonce: string, url: URL, formTarget: string | null = null): string => {
	const reloading = env().NODE_ENV === "development" ? " ws:" : "";
	const tiles = tileOrigins(env().MAP_TILES_URL);
	const frameAncestors = url.pathname.startsWith("/embed/") ? "*" : "'none'";
	return [
		"default-src 'none'",
		// WebAssembly, no text turned into code: libsodium seals secret ballots in the browser.
		`script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
		`style-src 'self' 'nonce-${nonce}'`,
		// Charts and the map place things by style attributes; attributes cannot load anything here.
		"style-src-attr 'unsafe-inline'",
		`img-src 'self' data: blob:${tiles}`,
		"font-src 'self'",
		`connect-src 'self'${tiles}${reloading}`,
		"manifest-src 'self'",
		"worker-src 'self'",
		`form-action 'self'${providerOrigins()}${formTarget && URL.canParse(formTarget) ? ` ${new URL(formTarget).origin}` : ""}`,
		"base-uri 'none'",
		`frame-ancestors ${frameAncestors}`,
	].join("; ");
};

/** The headers of every answer, page or not. */
export const securityHeaders = (): Record<string, string> => ({
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "strict-origin-when-cross-origin",
	"Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
	"Cross-Origin-Opener-Policy": "same-origin",
	...(env().PUBLIC_URL.startsWith("https://") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
});

type Asked = { method: string; host: string | undefined; origin: string | undefined; fetchSite: string | undefined };

/**
 * Whether a request that changes something comes from another site. Browsers always say where a form was: by Sec-Fetch-Site,
 * which no page can write, or by Origin, which is «null» where a page hides its address. A client that says nothing carries
 * no cookie of a visitor by accident.
 */
export const isForeign = ({ method, host, origin, fetchSite }: Asked): boolean => {
	if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false;
	if (fetchSite) return fetchSite !== "same-origin" && fetchSite !== "none";
	if (origin === undefined) return false;
	if (!URL.canParse(origin)) return true;
	return new URL(origin).host !== host && origin !== new URL(env().PUBLIC_URL).origin;
};
