// «Médiathèque de Marvoise»: another site, in a process of its own, where one signs in with the city account. It knows the
// city only by its OpenID Connect address, as any service of a city would. For the demonstration city and the tests.
// Settings: ISSUER, CLIENT_ID, CLIENT_SECRET, PREFILL_CLIENT (for its enrolment form), BASE (its own address), PORT, INSIDE (where ISSUER answers from here, if elsewhere).
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import * as openid from "openid-client";
import { enrolPage, page, signedInPage, visitorPage } from "./library-pages.mjs";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PREFILL_CLIENT, BASE, SCOPE = "openid profile email" } = process.env;
const COOKIE = "mediatheque";

/** Sessions of this site, by the secret in its cookie: what is waited for, or who is signed in. */
const sessions = new Map();

/** The city's address seen from here: a container reaches it otherwise than a browser does. */
const customFetch = (url, options) => {
	const asked = new URL(url);
	const inside = process.env.INSIDE;
	if (inside && asked.origin === new URL(ISSUER).origin)
		return fetch(new URL(asked.pathname + asked.search, inside), options);
	return fetch(asked, options);
};

let found;

/** What the city says of itself at its discovery address, read once. */
const city = () => {
	found ??= openid
		.discovery(new URL(ISSUER), CLIENT_ID, undefined, openid.ClientSecretBasic(CLIENT_SECRET), {
			execute: [openid.allowInsecureRequests],
			[openid.customFetch]: customFetch,
		})
		.catch((error) => {
			found = undefined;
			throw error;
		});
	return found;
};

const cookieOf = (request) => new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? "")?.[1];

const path = new URL(BASE).pathname.replace(/\/$/, "");
const setCookie = (secret) => `${COOKIE}=${secret}; Path=${path || "/"}; HttpOnly; SameSite=Lax`;
const go = (response, to, headers = {}) => response.writeHead(303, { Location: String(to), ...headers }).end();
const show = (response, html, status = 200) =>
	response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" }).end(html);

const signIn = async (request, response) => {
	const verifier = openid.randomPKCECodeVerifier();
	const waiting = { verifier, state: openid.randomState(), nonce: openid.randomNonce() };
	const secret = randomBytes(24).toString("base64url");
	sessions.set(secret, { waiting });
	const asked = new URL(request.url, BASE).searchParams;
	const to = openid.buildAuthorizationUrl(await city(), {
		...{
			redirect_uri: `${BASE}/retour`,
			scope: asked.get("scope") ?? SCOPE,
			state: waiting.state,
			nonce: waiting.nonce,
		},
		...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
		...(asked.get("prompt") ? { prompt: asked.get("prompt") } : {}),
	});
	go(response, to, { "Set-Cookie": setCookie(secret) });
};

const comeBack = async (request, response) => {
	const session = sessions.get(cookieOf(request));
	const here = new URL(request.url.replace(/^\/[^?]*/, "/retour"), BASE);
	const back = new URL(`${BASE}/retour${here.search}`);
	if (back.searchParams.get("error") === "access_denied") return show(response, visitorPage(path, "refused"), 200);
	if (!session?.waiting) return show(response, visitorPage(path, "lost"), 400);
	const { verifier, state, nonce } = session.waiting;
	delete session.waiting;
	const configuration = await city();
	const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
	const tokens = await openid.authorizationCodeGrant(configuration, back, checks).catch((error) => ({ failed: error }));
	if (tokens.failed) return show(response, visitorPage(path, "failed", tokens.failed.error ?? tokens.failed.code), 400);
	const { sub, sid } = tokens.claims();
	const person = await openid.fetchUserInfo(configuration, tokens.access_token, sub);
	const secret = randomBytes(24).toString("base64url");
	sessions.set(secret, { sub, sid, person, idToken: tokens.id_token, token: tokens.access_token });
	go(response, `${BASE}/`, { "Set-Cookie": setCookie(secret) });
};

const home = async (request, response) => {
	const session = sessions.get(cookieOf(request));
	if (!session?.person) return show(response, visitorPage(path));
	show(response, signedInPage(path, session));
};

/** Asks the city again with the token it gave: what remains after a withdrawal is nothing. */
const askAgain = async (request, response) => {
	const session = sessions.get(cookieOf(request));
	if (!session?.person) return go(response, `${BASE}/`);
	const again = await openid.fetchUserInfo(await city(), session.token, session.sub).then(
		(person) => JSON.stringify(person),
		(error) => `refus : ${error.status ?? error.code ?? error.message}`,
	);
	show(response, page(path, "Ce que la ville répond maintenant", `<pre>${again.replace(/[<&]/g, "")}</pre>`));
};

const signOut = async (request, response) => {
	const secret = cookieOf(request);
	const session = sessions.get(secret);
	sessions.delete(secret);
	if (!session?.idToken) return go(response, `${BASE}/`);
	const asked = { id_token_hint: session.idToken, post_logout_redirect_uri: `${BASE}/parti`, state: "au-revoir" };
	go(response, openid.buildEndSessionUrl(await city(), asked));
};

/** The city says that someone signed out there (OpenID Connect Back-Channel Logout): their session ends here too. */
const signedOutElsewhere = async (request, response) => {
	let body = "";
	for await (const chunk of request) body += chunk;
	const [, payload = ""] = (new URLSearchParams(body).get("logout_token") ?? "").split(".");
	const { sid } = JSON.parse(Buffer.from(payload, "base64url").toString() || "{}");
	for (const [secret, session] of sessions) if (session.sid === sid) sessions.delete(secret);
	response.writeHead(200).end();
};

/** Someone comes from the city's directory: the code they bring is exchanged once, from here, for what the contract allows. */
const enrol = async (request, response) => {
	const code = new URL(request.url, BASE).searchParams.get("code");
	if (!code) return show(response, enrolPage(path, {}));
	const basic = Buffer.from(`${PREFILL_CLIENT}:${CLIENT_SECRET}`).toString("base64");
	const answer = await customFetch(new URL("/connect/hand-over", ISSUER), {
		method: "POST",
		headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({ code }).toString(),
	});
	const person = answer.ok ? await answer.json() : {};
	show(response, enrolPage(path, person, answer.ok ? "handed" : "used"));
};

const doors = {
	"GET /": home,
	"GET /connexion": signIn,
	"GET /retour": comeBack,
	"GET /encore": askAgain,
	"POST /deconnexion": signOut,
	"GET /parti": (_, response) => show(response, visitorPage(path, "left")),
	"POST /fermeture": signedOutElsewhere,
	"GET /inscription": enrol,
};

const server = createServer((request, response) => {
	const asked = new URL(request.url, BASE).pathname.slice(path.length) || "/";
	const door = doors[`${request.method} ${asked}`];
	if (!door) return show(response, visitorPage(path, "lost"), 404);
	Promise.resolve(door(request, response)).catch((error) => {
		process.stderr.write(`library: ${error.message}\n`);
		if (!response.headersSent) show(response, visitorPage(path, "down"), 502);
	});
});

server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => process.send?.({ listening: server.address().port }));
process.on("disconnect", () => process.exit(0));
