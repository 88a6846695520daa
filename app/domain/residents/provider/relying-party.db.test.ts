import { type ChildProcess, fork } from "node:child_process";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actorOfCookie, openSession } from "~/domain/accounts/sessions.server";
import { accountOf } from "~/lib/actor";
import { db } from "~/server/db.server";
import { aBrowser } from "~/test/browser";
import { answerAt, testContext } from "~/test/database";
import { aConnectedService, aResident } from "~/test/factories";
import { withdrawService } from "../commands/withdraw-service.server";
import { listUses } from "../ledger/own.server";
import { secretHashOf } from "./clients.server";
import { handleOpenId } from "./handler.server";
import { pseudonymOf } from "./pseudonym.server";
import { acceptService, openSignIn, refuseService } from "./sign-in.server";

const CLIENT = "bibliotheque";
const SECRET = "le-secret-de-la-bibliotheque";

let city: { close: () => void; origin: string };
let library: { child: ChildProcess; base: string };

/** The consent pages of the city without their looks: what their loader and actions do. */
const pages = (): Express => {
	const app = express();
	app.use("/openid", (request, response, next) => void handleOpenId(request, response).catch(next));
	const asked = async (request: express.Request) => {
		const cookie = request.get("cookie") ?? "";
		const { actor } = await actorOfCookie(cookie, new Date());
		const web = new Request(`${city.origin}${request.originalUrl}`, { headers: { cookie } });
		return { context: testContext(actor, new Date()), web, uid: request.params.uid ?? "" };
	};
	app.get(["/connect/error", "/connect/sign-out", "/connect/signed-out"], (request, response) => {
		response.status(request.path.endsWith("error") ? 400 : 200).json({ ...request.query });
	});
	app.get("/connect/:uid", async (request, response) => {
		const { context, web, uid } = await asked(request);
		if (!accountOf(context.actor)) return response.status(401).send("sign-in-needed");
		const opened = await openSignIn(context, web, uid);
		return opened.step === "back" ? response.redirect(opened.to) : response.json(opened);
	});
	app.post("/connect/:uid", express.urlencoded({ extended: false }), async (request, response) => {
		const { context, web, uid } = await asked(request);
		const ticked = [request.body?.ticked ?? []].flat();
		const accepted = await acceptService(context, web, { uid, ticked });
		return accepted.ok ? response.redirect(accepted.value) : response.status(422).send(accepted.reason);
	});
	app.post("/connect/:uid/refuse", async (request, response) => {
		const { context, web, uid } = await asked(request);
		response.redirect((await refuseService(context, web, uid)) ?? "/expired");
	});
	return app;
};

beforeAll(async () => {
	const app = express();
	const server = app.listen(0, "localhost");
	await new Promise((ready) => server.once("listening", ready));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	answerAt(origin);
	city = { close: () => server.close(), origin };
	app.use(pages());
	const free = express().listen(0);
	const { port } = free.address() as AddressInfo;
	await new Promise((closed) => free.close(closed));
	const base = `http://localhost:${port}`;
	const child = fork("scripts/library.mjs", {
		execArgv: [],
		env: {
			NODE_ENV: "test",
			ISSUER: `${origin}/openid`,
			CLIENT_ID: CLIENT,
			CLIENT_SECRET: SECRET,
			BASE: base,
			PORT: String(port),
		},
	});
	await new Promise((ready) => child.once("message", ready));
	library = { child, base };
});

afterAll(() => {
	library.child.kill();
	city.close();
});

beforeEach(async () => {
	await aConnectedService(testContext(), {
		clientId: CLIENT,
		name: "Bibliothèque",
		secretHash: secretHashOf(SECRET),
		redirectUris: [`${library.base}/retour`],
		signOutUris: [`${library.base}/parti`],
		signOutNotice: `${library.base}/fermeture`,
		keys: ["name.usual", "contact.email"],
	});
	await db().serviceContract.updateMany({ data: { required: true } });
});

/** A resident signed in at the city, in a browser of their own. */
const aReader = async () => {
	const resident = await aResident(testContext());
	const browser = aBrowser();
	const [, name = "", value = ""] =
		/^([^=]+)=([^;]*)/.exec(await openSession(resident.accountId, "", new Date())) ?? [];
	browser.setCookie(new URL(city.origin).host, name, value);
	return { resident, browser };
};

const accept = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } };

const signIn = async ({ browser }: Awaited<ReturnType<typeof aReader>>) => {
	const asked = await browser.visit(`${library.base}/connexion`);
	return browser.visit(asked.url, accept);
};

describe("the library, another process, where one signs in with the city account", () => {
	it("shows what is asked before anything leaves, then signs the reader in with code and PKCE", async () => {
		const reader = await aReader();
		const asked = await reader.browser.visit(`${library.base}/connexion`);
		expect(asked.url.pathname).toMatch(/^\/connect\//);
		expect(JSON.parse(asked.text)).toMatchObject({ step: "ask", name: "Bibliothèque" });
		expect(await listUses(testContext(), reader.resident.accountId)).toEqual([]);
		const back = await reader.browser.visit(asked.url, accept);
		expect(back.url.href).toBe(`${library.base}/`);
		expect(back.text).toContain(`Bonjour ${reader.resident.name}`);
		expect(back.text).toContain("@exemple.example");
		expect(await listUses(testContext(), reader.resident.accountId)).toMatchObject([
			{ serviceName: "Bibliothèque", keys: ["contact.email", "name.usual"], request: "sign-in" },
		]);
	});

	it("gives a pseudonym of the sector, never the person's identifier", async () => {
		const reader = await aReader();
		const { text } = await signIn(reader);
		expect(text).toContain(pseudonymOf(reader.resident.accountId, "school"));
		expect(text).not.toContain(reader.resident.accountId);
		expect(pseudonymOf(reader.resident.accountId, "health")).not.toBe(pseudonymOf(reader.resident.accountId, "school"));
	});

	it("takes a refusal back to the library, which learns nothing", async () => {
		const reader = await aReader();
		const asked = await reader.browser.visit(`${library.base}/connexion`);
		const back = await reader.browser.visit(`${asked.url.href}/refuse`, { method: "POST" });
		expect(back.url.searchParams.get("error")).toBe("access_denied");
		expect(back.text).toContain("Vous avez refusé");
		expect(await db().serviceLink.count()).toBe(0);
		expect(await db().attributeUse.count()).toBe(0);
	});

	it("does not ask twice, and asks again once the contract asks for more", async () => {
		const reader = await aReader();
		await signIn(reader);
		expect((await reader.browser.visit(`${library.base}/connexion`)).url.href).toBe(`${library.base}/`);
		await db().connectedService.updateMany({ data: { contractVersion: { increment: 1 } } });
		expect((await reader.browser.visit(`${library.base}/connexion`)).url.pathname).toMatch(/^\/connect\//);
	});

	it("ends what the library may read at the very moment the reader withdraws", async () => {
		const reader = await aReader();
		await signIn(reader);
		expect((await reader.browser.visit(`${library.base}/encore`)).text).toContain("@exemple.example");
		const link = await db().serviceLink.findFirstOrThrow();
		const withdrawn = await withdrawService(testContext(), { accountId: reader.resident.accountId, linkId: link.id });
		expect(withdrawn.ok).toBe(true);
		expect((await reader.browser.visit(`${library.base}/encore`)).text).toContain("refus : 401");
		expect((await reader.browser.visit(`${library.base}/connexion`)).url.pathname).toMatch(/^\/connect\//);
	});

	it("signs out of the library and of the city at once", async () => {
		const reader = await aReader();
		await signIn(reader);
		const asked = await reader.browser.visit(`${library.base}/deconnexion`, { method: "POST" });
		expect(asked.url.pathname).toBe("/connect/sign-out");
		const body = new URLSearchParams({ xsrf: asked.url.searchParams.get("xsrf") ?? "", logout: "yes" });
		const left = await reader.browser.visit(`${city.origin}/openid/session/end/confirm`, { ...accept, body });
		expect(left.url.href).toBe(`${library.base}/parti?state=au-revoir`);
		expect(await db().session.count()).toBe(0);
		expect((await reader.browser.visit(`${library.base}/connexion`)).text).toBe("sign-in-needed");
	});

	it("tells the library, behind the reader's back, that the city was signed out of", async () => {
		const reader = await aReader();
		await signIn(reader);
		const asked = await reader.browser.visit(`${city.origin}/openid/session/end`);
		const body = new URLSearchParams({ xsrf: asked.url.searchParams.get("xsrf") ?? "", logout: "yes" });
		await reader.browser.visit(`${city.origin}/openid/session/end/confirm`, { ...accept, body });
		expect((await reader.browser.visit(`${library.base}/`)).text).not.toContain("Bonjour");
	});

	it("never outlives the city's own session", async () => {
		const reader = await aReader();
		await signIn(reader);
		await db().session.deleteMany();
		expect((await reader.browser.visit(`${library.base}/connexion`)).text).toBe("sign-in-needed");
	});

	it("sends nobody to an address that is not registered", async () => {
		const reader = await aReader();
		const asked = new URL((await reader.browser.once(`${library.base}/connexion`)).headers.get("location") ?? "");
		asked.searchParams.set("redirect_uri", "https://voleur.example/retour");
		const refused = await reader.browser.visit(asked);
		expect(refused.url.pathname).toBe("/connect/error");
		expect(refused.url.searchParams.get("error")).toBe("invalid_redirect_uri");
		asked.searchParams.set("client_id", "inconnu");
		expect((await reader.browser.visit(asked)).url.searchParams.get("error")).toBe("invalid_client");
	});

	it("takes a code once: replayed, it opens nothing and closes what it opened", async () => {
		const reader = await aReader();
		await signIn(reader);
		const start = await reader.browser.once(`${library.base}/connexion`);
		const given = await reader.browser.once(start.headers.get("location") ?? "");
		const code = new URL(given.headers.get("location") ?? "").searchParams.get("code") ?? "";
		const exchange = (verifier: string) =>
			fetch(`${city.origin}/openid/token`, {
				method: "POST",
				headers: { ...accept.headers, authorization: `Basic ${btoa(`${CLIENT}:${SECRET}`)}` },
				body: new URLSearchParams({
					...{ grant_type: "authorization_code", code, code_verifier: verifier },
					redirect_uri: `${library.base}/retour`,
				}),
			});
		expect((await exchange("x".repeat(43))).status).toBe(400);
		const back = await reader.browser.visit(given.headers.get("location") ?? "");
		expect(back.url.href).toBe(`${library.base}/`);
		const replayed = await reader.browser.once(given.headers.get("location") ?? "");
		expect(replayed.status).toBe(400);
		expect(await (await exchange("x".repeat(43))).json()).toMatchObject({ error: "invalid_grant" });
	});

	it("refuses a wrong secret and a scope beyond the contract", async () => {
		const reader = await aReader();
		const wrong = await fetch(`${city.origin}/openid/token`, {
			method: "POST",
			headers: { ...accept.headers, authorization: `Basic ${btoa(`${CLIENT}:wrong`)}` },
			body: new URLSearchParams({
				grant_type: "authorization_code",
				code: "x",
				redirect_uri: `${library.base}/retour`,
			}),
		});
		expect(wrong.status).toBe(401);
		const more = await reader.browser.visit(`${library.base}/connexion?scope=openid%20birth`);
		expect(more.url.searchParams.get("error")).toBe("invalid_scope");
	});

	it("describes itself for any OpenID Connect client", async () => {
		const known = await (await fetch(`${city.origin}/openid/.well-known/openid-configuration`)).json();
		expect(known).toMatchObject({
			issuer: `${city.origin}/openid`,
			authorization_endpoint: `${city.origin}/openid/auth`,
			token_endpoint: `${city.origin}/openid/token`,
			end_session_endpoint: `${city.origin}/openid/session/end`,
			subject_types_supported: ["pairwise"],
			backchannel_logout_supported: true,
		});
		const { keys } = (await (await fetch(known.jwks_uri)).json()) as { keys: Record<string, unknown>[] };
		expect(keys).toHaveLength(1);
		expect(keys[0]).not.toHaveProperty("d");
	});
});
