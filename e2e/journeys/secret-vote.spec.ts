import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { anOutsidersFolder, aSecretVoteUnderWay, closeEarly, openTheBox, recount } from "../pages/secret";
import { aNewResident, anOfficial } from "../pages/votes";

const options = ["École Rosa-Parks", "École du Canal", "École Simone-Veil"];

const box = (page: Page, option: string) => page.getByRole("checkbox", { name: option });

const status = (page: Page) => page.locator("output").filter({ hasText: /[Cc]omptée/ });

const pickUpCard = async (page: Page) => {
	await page.getByRole("button", { name: "Signer et retirer ma carte" }).click();
	await expect(page.getByRole("heading", { name: "Notez votre code de récupération" })).toBeVisible();
	return (await page.getByLabel("Code de récupération", { exact: true }).textContent()) ?? "";
};

test("a resident votes secretly, changes the vote on another device, and an outsider recounts", async ({ browser }) => {
	test.setTimeout(240_000);
	const official = await anOfficial(browser);
	const { page, email } = await aNewResident(browser);
	const second = await aNewResident(browser);
	const { votePage, voteDesk, shares } = await aSecretVoteUnderWay(official, { options, limit: 2 });
	await page.goto(votePage);
	await expect(page.getByText("Vote secret", { exact: true })).toBeVisible();
	await box(page, "École du Canal").check();
	await expect(status(page)).toHaveText(/Pas encore comptée\. Retirez d’abord votre carte/);
	await expectAccessible(page);

	const dropped: Record<string, string>[] = [];
	page.on("request", async (request) => {
		if (request.url().includes("/box/")) dropped.push(await request.allHeaders());
	});
	const code = await pickUpCard(page);
	await expect(status(page)).toHaveText(/^Comptée\. Votre voix est dans l’urne\s: un choix/);
	expect(dropped).toHaveLength(1);
	expect(dropped[0]?.cookie).toBeUndefined();
	expect(dropped[0]?.referer).toBeUndefined();
	await expectAccessible(page);
	await box(page, "École Rosa-Parks").check();
	await expect(status(page)).toHaveText(/^Comptée\..*2 choix/);
	await box(page, "École Simone-Veil").check();
	await expect(status(page)).toHaveText(/Pas encore comptée\. Vous avez coché un choix de trop.*reste compté/);
	await page.reload();
	await expect(box(page, "École Simone-Veil")).toBeChecked();
	await box(page, "École Simone-Veil").uncheck();
	await expect(status(page)).toHaveText(/^Comptée/);

	const phone = await (await browser.newContext()).newPage();
	await phone.request.post("/sign-in", { form: { email, password: "un mot de passe assez long 2026", to: "/" } });
	await phone.goto(votePage);
	await expect(phone.getByRole("heading", { name: "Votre carte est sur un autre appareil" })).toBeVisible();
	await phone
		.getByLabel("Code de récupération", { exact: true })
		.fill(code.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
	await phone.getByRole("button", { name: "Reprendre ma carte ici" }).click();
	await expect(phone.getByText("Ce code n’est pas celui de votre carte.")).toBeVisible();
	await phone.getByLabel("Code de récupération", { exact: true }).fill(code.toLowerCase());
	await phone.getByRole("button", { name: "Reprendre ma carte ici" }).click();
	await box(phone, "École Simone-Veil").check();
	await expect(status(phone)).toHaveText(/^Comptée\..*un choix/);
	const receipt = (await phone.locator("pre").textContent()) ?? "";

	await second.page.goto(votePage);
	await pickUpCard(second.page);
	await box(second.page, "École du Canal").check();
	await expect(status(second.page)).toHaveText(/^Comptée/);

	await phone.goto(`${votePage}/receipt`);
	await phone.getByLabel("Récépissé").fill(receipt);
	await phone.getByRole("button", { name: "Vérifier" }).click();
	await expect(phone.getByText("Votre bulletin est dans l’urne")).toBeVisible();
	expect((await phone.request.get(`${votePage}/box/vote.json`)).status()).toBe(404);

	await closeEarly(official, voteDesk);
	await openTheBox(official, voteDesk, [shares[0], shares[1], `${shares[4]?.slice(0, -1)}?`].map(String));
	await expect(official.getByText("Cette part est mal recopiée")).toBeVisible();
	await openTheBox(official, voteDesk, [shares[0], shares[0], shares[4]].map(String));
	await expect(official.getByText("Ces trois parts ne forment pas la clé")).toBeVisible();
	await expectAccessible(official);
	await openTheBox(official, voteDesk, [shares[4], shares[0], shares[2]].map(String));
	await expect(official.getByText("L’urne est ouverte. Le dépouillement est public.").first()).toBeVisible();

	await expect(async () => {
		await phone.goto(`${votePage}/box`);
		await expect(phone.getByRole("heading", { name: "Recompter soi-même" })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await phone.getByRole("button", { name: "Recompter dans mon navigateur" }).click();
	await expect(phone.getByText("JUSTE")).toBeVisible();
	await expect(phone.getByText(/École Simone-Veil\s: 1 voix/)).toBeVisible();
	await expectAccessible(phone);

	const folder = await anOutsidersFolder(phone, votePage, (_, text) => text);
	writeFileSync(join(folder, "recepisse.txt"), receipt);
	const right = await recount(folder, "--receipt", "recepisse.txt");
	expect(right.text).toContain("JUSTE");
	expect(right.text).toContain("1\tÉcole Simone-Veil");
	expect(right.text).toContain("0\tÉcole Rosa-Parks");
	expect(right.code).toBe(0);
	const tampered = await anOutsidersFolder(phone, votePage, (name, text) =>
		name === "log.jsonl" ? text.split("\n").slice(1).join("\n") : text,
	);
	const wrong = await recount(tampered, "--receipt", join(folder, "recepisse.txt"));
	expect(wrong.text).toMatch(/REFUSÉ\n- log\.jsonl n’est pas celui que la ville a publié/);
	expect(wrong.code).toBe(1);
	await phone
		.getByLabel(/Ou choisissez les fichiers/)
		.setInputFiles(
			["vote.json", "log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl"].map((name) => join(tampered, name)),
		);
	await expect(phone.getByText("REFUSÉ")).toBeVisible();
});

test("the box refuses what no card of this vote sealed, and everything after the close", async ({ browser }) => {
	test.setTimeout(180_000);
	const official = await anOfficial(browser);
	const { page } = await aNewResident(browser);
	const { votePage, voteDesk } = await aSecretVoteUnderWay(official, { options, limit: 1 });
	let url = "";
	let ballot: Record<string, unknown> = {};
	page.on("request", (request) => {
		if (!request.url().includes("/box/")) return;
		url = request.url();
		ballot = request.postDataJSON();
	});
	await page.goto(votePage);
	await pickUpCard(page);
	await box(page, "École du Canal").check();
	await expect(status(page)).toHaveText(/^Comptée/);

	const visitor = await (await browser.newContext()).newPage();
	const drop = async (data: unknown, to = url) => {
		const answer = await visitor.request.post(to, { data, headers: { "Content-Type": "application/json" } });
		return { status: answer.status(), ...(answer.status() === 413 ? {} : await answer.json()) };
	};
	const again = await drop(ballot);
	expect(again).toMatchObject({ status: 200, ok: true });
	expect(await drop(ballot), "replayed: the same receipt").toEqual(again);
	expect(await drop("{")).toMatchObject({ status: 400, reason: "malformed" });
	expect(await drop({ ...ballot, name: "Camille" })).toMatchObject({ status: 400, reason: "malformed" });
	expect(await drop("x".repeat(20_000))).toEqual({ status: 413 });
	expect(await drop({ ...ballot, revision: 7 })).toMatchObject({ status: 422, reason: "not-signed" });
	const foreign = `${String(ballot.cardSignature).slice(0, -4)}AAAA`;
	expect(await drop({ ...ballot, cardSignature: foreign })).toMatchObject({ status: 422, reason: "not-a-card" });
	const elsewhere = url.replace(/[0-9a-f-]{36}$/, "00000000-0000-7000-8000-000000000000");
	expect(await drop(ballot, elsewhere)).toMatchObject({ status: 409, reason: "vote-not-open" });

	await closeEarly(official, voteDesk);
	await box(page, "École Simone-Veil").check();
	await box(page, "École du Canal").uncheck();
	await expect(status(page)).toHaveText(/Pas encore comptée\. Le vote est clos/);
	await page.reload();
	await expect(page.getByText("Le vote est clos", { exact: true })).toBeVisible();
	await expectAccessible(page);
});

test("without JavaScript the page says why it takes some, how else to vote, and what is promised", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	const { page } = await aNewResident(browser, false);
	const { votePage } = await aSecretVoteUnderWay(official, { options, limit: 1 });
	await page.goto(votePage);
	await expect(page.getByText("Ce vote a besoin de JavaScript")).toBeVisible();
	await expect(page.getByText(/un ordinateur à l’accueil/)).toBeVisible();
	await page.getByRole("link", { name: "Ce qui est promis" }).click();
	await expect(page.getByRole("heading", { name: "Ce que nous ne promettons pas" })).toBeVisible();
	await expect(page.getByText(/Awa Diallo/)).toBeVisible();
	await page.goto(`${votePage}/box`);
	await expect(page.getByText("L’urne est scellée")).toBeVisible();
	await page.goto(`${votePage}/receipt`);
	await page.getByLabel("Récépissé").fill("bonjour");
	await page.getByRole("button", { name: "Vérifier" }).click();
	await expect(page.getByText("Ce texte n’est pas un récépissé")).toBeVisible();
});
