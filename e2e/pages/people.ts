import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import type { Audience } from "../../app/domain/accounts/permissions";

export type Person = { email: string; request: APIRequestContext };

export const PASSWORD = "tulipe vélo nuage brique";

const decoded = (html: string) => html.replace(/&amp;/g, "&").replace(/&#x27;/g, "'");

/** The path of the first secret link in the newest letter to an address, read in the mailbox page. */
export const secretLink = async (request: APIRequestContext, email: string, kind: string): Promise<string> => {
	const read = async () => {
		const list = decoded(await (await request.get("/mailbox")).text());
		const before = list.indexOf(email);
		const id = [...list.slice(0, before).matchAll(/href="\/mailbox\/([0-9a-f-]{36})"/g)].at(-1)?.[1];
		if (before < 0 || !id) return "";
		const letter = await (await request.get(`/mailbox/${id}`)).text();
		return new RegExp(`/${kind}/[\\w-]{20,}`).exec(letter)?.[0] ?? "";
	};
	let path = "";
	await expect.poll(async () => (path = await read()), { timeout: 20_000 }).not.toBe("");
	return path;
};

const signUp = async (request: APIRequestContext, email: string, displayName: string) => {
	const answer = await request.post("/sign-up", { form: { email, password: PASSWORD, displayName }, maxRedirects: 0 });
	expect(answer.status(), "signed up").toBe(302);
};

export const signIn = async (request: APIRequestContext, email: string) => {
	const answer = await request.post("/sign-in", { form: { email, password: PASSWORD, to: "/" }, maxRedirects: 0 });
	expect(answer.status(), `signed in as ${email}`).toBe(302);
};

const giveRole = async (admin: APIRequestContext, email: string, role: string) => {
	const html = await (await admin.get(`/admin/accounts?q=${encodeURIComponent(email)}`)).text();
	const path = /\/admin\/accounts\/[0-9a-f-]{36}/.exec(html)?.[0] ?? "";
	const answer = await admin.post(path, { form: { role, office: "" }, maxRedirects: 0 });
	expect(answer.status(), `made ${role}`).toBe(302);
};

let count = 0;

/** A new person of a kind, signed in, with cookies of their own: through the same doors as anybody. */
export const aPerson = async (api: APIRequest, baseURL: string, audience: Audience): Promise<Person> => {
	const request = await api.newContext({ baseURL });
	count += 1;
	const email = `${audience}-${process.pid}-${count}@exemple.example`;
	if (audience === "visitor") return { email, request };
	await signUp(request, email, `Personne ${count}`);
	if (audience === "unconfirmed") {
		await signIn(request, email);
		return { email, request };
	}
	const answer = await request.post(await secretLink(request, email, "confirm"), { maxRedirects: 0 });
	expect(answer.headers().location).toBe("/me");
	if (audience === "resident") return { email, request };
	const admin = await api.newContext({ baseURL });
	await admin.post("/demo/sign-in", { form: { role: "admin" }, maxRedirects: 0 });
	await giveRole(admin, email, audience);
	await admin.dispose();
	await signIn(request, email);
	return { email, request };
};
