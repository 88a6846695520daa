// A city in production: its own database, a real mail server, nothing of the demonstration.
import { execFile } from "node:child_process";
import { expect, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { Client } from "pg";
import { aMailServer } from "../../app/test/smtp";
import { withCity } from "../../scripts/city-for-tests.mjs";
import { toolPath } from "../../scripts/ground.mjs";
import { PASSWORD } from "../pages/people";

const PUBLIC_URL = "https://participer.ville.example";

const form = (values: Record<string, string>) => ({
	method: "POST",
	body: new URLSearchParams(values),
	redirect: "manual" as const,
});

const admin = (address: string, env: Record<string, unknown>) =>
	new Promise<string>((answer, fail) => {
		const options = { env: { ...process.env, PATH: toolPath(), ...env } as unknown as NodeJS.ProcessEnv };
		execFile("node", ["--import", "tsx", "scripts/admin.ts", address], options, (error, printed) =>
			error ? fail(error) : answer(printed),
		);
	});

test("a real city shows nothing of the demonstration, writes by SMTP, and has its first administrator by invitation", async () => {
	test.setTimeout(180_000);
	const post = await aMailServer();
	const settings = {
		PARVIS_MODE: "production",
		PUBLIC_URL,
		SMTP_URL: post.url,
		APP_SECRET: "5f1c9e0b7a3d42688e94b0c6d7f2a1835f1c9e0b7a3d4268",
	};
	await withCity(
		async (env) => {
			const at = (path: string) => `http://127.0.0.1:${env.PORT}${path}`;
			const home = await (await fetch(at("/"))).text();
			expect(home).not.toMatch(/\/demo\/sign-in|\/mailbox/);
			for (const path of ["/mailbox", "/mailbox.data", "/mailbox/00000000-0000-7000-8000-000000000000"])
				expect((await fetch(at(path))).status, path).toBe(404);
			expect((await fetch(at("/demo/sign-in"), form({ role: "admin" }))).status).toBe(404);

			const email = "lea@exemple.example";
			const answer = await fetch(at("/sign-up"), form({ email, password: PASSWORD, displayName: "Léa" }));
			expect(answer.status).toBe(302);
			await expect.poll(() => post.letters.length, { timeout: 20_000 }).toBe(1);
			const link = /https:\/\/\S+\/confirm\/\S+/.exec(post.letters[0]?.text ?? "")?.[0] ?? "";
			expect(link.startsWith(PUBLIC_URL)).toBe(true);
			const confirmed = await fetch(at(new URL(link).pathname), form({}));
			expect(confirmed.headers.get("set-cookie")).toMatch(/__Host-parvis=\w+;.*HttpOnly;.*Secure/i);

			const database = new Client({ connectionString: env.DATABASE_URL });
			await database.connect();
			await expect
				.poll(async () => (await database.query('SELECT state, text, html FROM "Mail"')).rows)
				.toEqual([{ state: "sent", text: "", html: "" }]);
			await database.end();

			const invitation = /\/invitation\/\S+/.exec(await admin("dsi@ville.example", env))?.[0] ?? "";
			const accepted = await fetch(at(invitation), form({ displayName: "Nadia", password: PASSWORD }));
			expect(accepted.headers.get("location")).toBe("/admin");
			const sessionOf = (answer: Response) =>
				(answer.headers.getSetCookie().find((one) => one.startsWith("__Host-parvis=")) ?? "").split(";")[0] ?? "";
			const half = sessionOf(accepted);
			const held = await fetch(at("/admin"), { headers: { cookie: half }, redirect: "manual" });
			expect(held.headers.get("location"), "the right password alone opens nothing").toMatch(
				/^\/sign-in\/second-factor/,
			);
			const enrol = await (await fetch(at("/second-factor/enrol"), { headers: { cookie: half } })).text();
			const secret = (/<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(enrol)?.[1] ?? "").replace(/ /g, "");
			const code = new TOTP({ secret, digits: 6, period: 30 }).generate();
			const on = await fetch(at("/second-factor/enrol"), { ...form({ code }), headers: { cookie: half } });
			expect(await on.text()).toMatch(/Vos codes de secours/);
			const cookie = sessionOf(on);
			expect(cookie).not.toBe(half);
			const page = await fetch(at("/admin/accounts"), { headers: { cookie } });
			expect(page.status).toBe(200);
			expect(page.headers.get("cache-control")).toBe("no-store");
			expect((await fetch(at("/admin/accounts"), { redirect: "manual" })).headers.get("location")).toMatch(
				/^\/sign-in/,
			);
		},
		{ settings },
	);
	await post.stop();
});
