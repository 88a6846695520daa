import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, waitingJobs } from "~/test/database";
import { secretIn, writeLetters } from "~/test/letters";
import { confirmEmail } from "./confirm-email.server";
import { signUp } from "./sign-up.server";

const context = () => testContext(visitor);

const waitingLetters = async () => (await waitingJobs()).filter(({ name }) => name === "account-letter");

const lea = {
	email: "Lea.Martin@exemple.example",
	password: "tulipe vélo nuage",
	displayName: "Léa M.",
	language: "fr" as const,
	ip: "203.0.113.7",
};

describe("signing up", () => {
	it("makes one account of fifty simultaneous sign-ups in two spellings of one address", async () => {
		const results = await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				signUp(context(), {
					...lea,
					email: index % 2 ? lea.email : " lea.martin@EXEMPLE.example",
					ip: `203.0.${index}.7`,
				}),
			),
		);
		expect(await db().account.count()).toBe(1);
		expect(results.some(({ ok }) => ok)).toBe(true);
		expect((await db().event.findMany()).map(({ name }) => name)).toEqual(["account.created"]);
	});

	it("keeps the password only as an Argon2id hash of 19 MiB", async () => {
		await signUp(context(), lea);
		const { passwordHash, confirmedAt } = await db().account.findFirstOrThrow();
		expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(confirmedAt).toBeNull();
	});

	it("answers and queues the same for a known address, whose owner alone is told", async () => {
		const first = await signUp(context(), lea);
		const [unknown] = await waitingLetters();
		const [letter] = await writeLetters(context());
		await confirmEmail(context(), { token: secretIn(letter), device: "" });
		await writeLetters(context());

		const again = await signUp(context(), { ...lea, displayName: "Quelqu’un", password: "autre phrase longue" });
		const [known] = await waitingLetters();
		expect(again).toEqual(first);
		expect(Object.keys(known?.payload as object)).toEqual(Object.keys(unknown?.payload as object));
		const [told] = await writeLetters(context());
		expect(told).toMatchObject({ to: lea.email, subject: "Vous avez déjà un compte" });
		expect(await db().account.findMany({ select: { displayName: true } })).toEqual([{ displayName: "Léa M." }]);
	});

	it("sends one letter however often the job is repeated", async () => {
		await signUp(context(), lea);
		const jobs = await waitingLetters();
		expect(jobs).toHaveLength(1);
		const { sendAccountLetter } = await import("~/jobs/account-letters.server");
		for (let time = 0; time < 3; time += 1) await sendAccountLetter(context(), jobs[0]?.payload as never);
		expect(await db().mail.count()).toBe(1);
	});

	it("asks for patience after too many letters to one address, and forgets it when the window ends", async () => {
		const results = [];
		for (let time = 0; time < 7; time += 1) results.push(await signUp(context(), lea));
		expect(results.filter(({ ok }) => ok)).toHaveLength(5);
		expect(results.at(-1)).toMatchObject({ reason: "too-many-attempts", minutes: expect.any(Number) });

		const later = testContext(visitor, new Date(context().now.getTime() + 16 * 60_000));
		expect(await signUp(later, lea)).toMatchObject({ ok: true });
	});
});
