import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { secretIn, writeLetters } from "~/test/letters";
import { issueToken, type TokenPurpose } from "../tokens.server";
import { acceptInvitation } from "./accept-invitation.server";
import { changeAddress } from "./change-address.server";
import { confirmEmail } from "./confirm-email.server";
import { requestAddressChange } from "./request-address-change.server";
import { requestLetter } from "./request-letter.server";
import { resetPassword } from "./reset-password.server";
import { signIn } from "./sign-in.server";
import { signInByLink } from "./sign-in-by-link.server";
import { signUp } from "./sign-up.server";

const context = (now = testNow, actor: Actor = visitor) => testContext(actor, now);
const email = "lea@exemple.example";
const password = "tulipe vélo nuage";
const chosen = "quatre mots tout neufs";
const ip = "203.0.113.7";
const language = "fr" as const;
const hours = (count: number) => new Date(testNow.getTime() + count * 3_600_000);

const account = () => db().account.findFirstOrThrow({ where: { emailKey: { contains: "lea" } } });

beforeEach(async () => {
	await signUp(context(), { email, password, displayName: "Léa", language, ip });
});

const asOwner = async (): Promise<Actor> => {
	const { id } = await account();
	return { kind: "resident", confirmed: true, accountId: id, name: "Léa", sessionId: "x" };
};

const flows = {
	confirm_email: (token: string, now = testNow) => confirmEmail(context(now), { token, device: "" }),
	reset_password: (token: string, now = testNow) =>
		resetPassword(context(now), { token, password: chosen, device: "" }),
	sign_in: (token: string, now = testNow) => signInByLink(context(now), { token, device: "" }),
	invite_admin: (token: string, now = testNow) =>
		acceptInvitation(context(now), { token, password: chosen, displayName: "Nadia", device: "" }),
	change_email: (token: string, now = testNow) => changeAddress(context(now), token),
};

const purposes: TokenPurpose[] = ["confirm_email", "reset_password", "change_email", "invite_admin", "sign_in"];

describe("a secret link", () => {
	it.each(
		purposes.flatMap((purpose) => Object.keys(flows).map((flow) => [purpose, flow as keyof typeof flows] as const)),
	)("made for %s, brought to %s", async (purpose, flow) => {
		const { id } = await account();
		const token = await issueToken(context(), id, purpose, "nouvelle@exemple.example");
		const before = await account();
		const { ok } = await flows[flow](token);
		expect(ok).toBe(purpose === flow);
		if (!ok) expect(await account()).toEqual(before);
	});

	it.each(Object.keys(flows) as (keyof typeof flows)[])("for %s serves once, of ten at once", async (flow) => {
		const { id } = await account();
		const token = await issueToken(context(), id, flow, "nouvelle@exemple.example");
		const results = await Promise.all(Array.from({ length: 10 }, () => flows[flow](token)));
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await flows[flow](token)).toMatchObject({ reason: "link-not-valid" });
	});

	it.each([
		["confirm_email", 48],
		["reset_password", 1],
		["change_email", 24],
		["invite_admin", 48],
		["sign_in", 0.25],
	] as const)("for %s expires after %i hours", async (flow, life) => {
		const { id } = await account();
		const token = await issueToken(context(), id, flow, "nouvelle@exemple.example");
		expect(await flows[flow](token, hours(life + 0.001))).toMatchObject({ reason: "link-not-valid" });
		expect(await flows[flow](token, hours(life - 0.001))).toMatchObject({ ok: true });
	});

	it("is kept as a hash only", async () => {
		const { id } = await account();
		const token = await issueToken(context(), id, "reset_password");
		expect(JSON.stringify(await db().accountToken.findMany())).not.toContain(token);
	});

	it.each(["", "x", "'; DROP TABLE", "a".repeat(5000), "\u0000"])("forged as «%s» opens nothing", async (token) => {
		for (const flow of Object.values(flows)) expect(await flow(token)).toMatchObject({ ok: false });
	});
});

describe("a forgotten password", () => {
	const ask = (address: string) => requestLetter(context(), { letter: "reset", email: address, language, ip });

	it("answers the same for an unknown address, to which nothing is sent", async () => {
		await writeLetters(context());
		expect(await ask("personne@exemple.example")).toEqual(await ask(email));
		expect((await writeLetters(context())).map(({ to }) => to)).toEqual([email]);
	});

	it("is replaced: other sessions end, other links die, the address is proved, the owner is told", async () => {
		await writeLetters(context());
		await signIn(context(), { email, password, device: "", ip });
		await ask(email);
		await ask(email);
		const [first, second] = await writeLetters(context());
		const result = await resetPassword(context(), { token: secretIn(second), password: chosen, device: "" });
		expect(result.ok).toBe(true);
		expect(await db().session.count()).toBe(1);
		expect(await flows.reset_password(secretIn(first))).toMatchObject({ reason: "link-not-valid" });
		expect((await account()).confirmedAt).toEqual(testNow);
		expect(await signIn(context(), { email, password, device: "", ip })).toMatchObject({ ok: false });
		expect(await signIn(context(), { email, password: chosen, device: "", ip })).toMatchObject({ ok: true });
		expect(await db().event.count({ where: { name: "password.changed" } })).toBe(1);
	});
});

describe("a new address", () => {
	const ask = async (address: string, current = password) =>
		requestAddressChange(context(testNow, await asOwner()), { email: address, current, language, ip });

	it("is used once proved, and the old one is told", async () => {
		await writeLetters(context());
		expect(await ask("Lea.Nouvelle@exemple.example")).toMatchObject({ ok: true });
		const [letter] = await writeLetters(context());
		expect(letter?.to).toBe("Lea.Nouvelle@exemple.example");
		expect((await account()).email).toBe(email);
		expect(await changeAddress(context(), secretIn(letter))).toEqual({ ok: true, value: null });
		expect(await account()).toMatchObject({
			email: "Lea.Nouvelle@exemple.example",
			emailKey: "lea.nouvelle@exemple.example",
		});
		expect((await writeLetters(context())).map(({ to }) => to)).toEqual([email]);
	});

	it("asks for the password, which a stolen session does not know", async () => {
		expect(await ask("nouvelle@exemple.example", "une devinette longue")).toMatchObject({
			reason: "wrong-credentials",
		});
	});

	it("that another has is not revealed: its owner alone is told", async () => {
		await signUp(context(), { email: "hugo@exemple.example", password, displayName: "Hugo", language, ip });
		await db().account.updateMany({ data: { confirmedAt: testNow } });
		await writeLetters(context());
		expect(await ask("hugo@exemple.example")).toMatchObject({ ok: true });
		expect((await writeLetters(context())).map(({ to, subject }) => [to, subject])).toEqual([
			["hugo@exemple.example", "Vous avez déjà un compte"],
		]);
	});

	it("taken meanwhile is refused, and nothing changes", async () => {
		const { id } = await account();
		const token = await issueToken(context(), id, "change_email", "hugo@exemple.example");
		await signUp(context(), { email: "HUGO@exemple.example", password, displayName: "Hugo", language, ip });
		expect(await changeAddress(context(), token)).toMatchObject({ reason: "address-taken" });
		expect((await account()).email).toBe(email);
	});
});

describe("signing in by a letter", () => {
	const ask = (address: string) => requestLetter(context(), { letter: "sign-in", email: address, language, ip });

	it("opens a session and proves the address; an unknown one gets nothing and the same answer", async () => {
		await writeLetters(context());
		expect(await ask("personne@exemple.example")).toEqual(await ask(email));
		const letters = await writeLetters(context());
		expect(letters.map(({ to }) => to)).toEqual([email]);
		expect(await flows.sign_in(secretIn(letters[0]))).toMatchObject({ ok: true });
		expect((await account()).confirmedAt).toEqual(testNow);
		expect(await db().session.count()).toBe(1);
	});

	it("is not for staff, even with a link made while they were residents", async () => {
		await writeLetters(context());
		await ask(email);
		const [letter] = await writeLetters(context());
		await db().account.updateMany({ data: { role: "agent", confirmedAt: testNow } });
		expect(await flows.sign_in(secretIn(letter))).toMatchObject({ reason: "link-not-valid" });
		await ask(email);
		expect((await writeLetters(context())).map(({ text }) => /sign-in\/link/.test(text))).toEqual([false]);
	});
});
