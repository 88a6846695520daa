import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { aNewResident, anOfficial, atVoteDesk, unique } from "../pages/votes";

/** Two envelopes of the city and a district, at a price where two projects of the city do not fit together. */
const aBudgetUnderWay = async (official: Page) => {
	const title = unique("Budget participatif");
	const summary = "Les habitants choisissent les projets que la ville réalisera.";
	const { voteDesk } = await atVoteDesk(official, { title, summary });
	await official.getByRole("link", { name: "Budget participatif", exact: true }).click();
	await expect(official).toHaveURL(/\/vote\/budget$/);
	const fill = (name: string, value: string) => official.locator(`[name="${name}"]`).fill(value);
	await fill("envelopes[0].title", "Toute la ville");
	await fill("envelopes[0].amount", "100 000");
	await fill("envelopes[1].title", "Rive gauche");
	await fill("envelopes[1].amount", "30000");
	await official.locator('[name="hasCity"]').check();
	const projects = [
		["Des fontaines à boire", "60000", "0"],
		["Un parcours santé", "50000", "0"],
		["Un verger", "20000", "1"],
	] as const;
	for (const [index, [name, cost, envelope]] of projects.entries()) {
		await fill(`projects[${index}].title`, name);
		await fill(`projects[${index}].cost`, cost);
		await official.locator(`[name="projects[${index}].envelope"]`).selectOption(envelope);
	}
	await official.locator('[name="method"][value="knapsack"]').check();
	await official.getByText("Qui vote, et comment").click();
	for (const way of ["code", "paper", "kiosk"]) await official.locator(`[name="channels"][value="${way}"]`).check();
	await official.locator('[name="earlyClose"]').check();
	await expectAccessible(official);
	await official.getByRole("button", { name: "Mettre au vote" }).click();
	await expect(official.getByText("Le vote est prêt. Son règlement est publié.")).toBeVisible();
	await expectAccessible(official);
	const votePage = (await official.getByRole("link", { name: "Voir la page du vote" }).getAttribute("href")) ?? "";
	return { voteDesk, votePage, phaseId: voteDesk.split("/")[3] ?? "", title };
};

const anOfficer = async (browser: Browser, role: "agent" | "elected") => {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role);
	return page;
};

test("a budget from its desk to its recount: phone, printed code without JavaScript, paper typed by two officers", async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const official = await anOfficial(browser);
	const { voteDesk, votePage, phaseId } = await aBudgetUnderWay(official);

	await official.goto(`${voteDesk}/simulate?ballots=50`);
	await expect(official.getByText("Ce n’est pas un résultat")).toBeVisible();
	await expectAccessible(official);

	// On a phone: the purse runs, and what is over it is not counted.
	const { page: phone } = await aNewResident(browser);
	await phone.setViewportSize({ width: 360, height: 740 });
	await phone.goto(votePage);
	const status = phone.locator("form output");
	await phone.getByRole("checkbox", { name: "Des fontaines à boire" }).check();
	await expect(status).toHaveText(/Compté\. Votre vote est enregistré/);
	await expect(phone.getByText(/il reste 40\s000\s€ sur 100\s000\s€/)).toBeVisible();
	await phone.getByRole("checkbox", { name: "Un parcours santé" }).check();
	await expect(status).toHaveText(/coûtent plus que l’enveloppe/);
	await phone.getByRole("checkbox", { name: "Un parcours santé" }).uncheck();
	await phone.getByRole("checkbox", { name: "Un verger" }).check();
	await expect(status).toHaveText(/Compté.*2 choix/);
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await expectAccessible(phone);
	await phone.getByRole("link", { name: "Lire le règlement complet" }).click();
	await expect(phone.getByRole("heading", { name: "Règlement du vote", level: 1 })).toBeVisible();
	await expectAccessible(phone);

	// A code printed by the city, used without JavaScript and without an account.
	await official.goto(`${voteDesk}/codes`);
	await official.locator('[name="count"]').fill("2");
	await official.getByRole("button", { name: "Fabriquer les codes" }).click();
	const code = (await official.locator("li code").first().textContent()) ?? "";
	expect(code).toMatch(/^([0-9A-Z]{4} ){3}[0-9A-Z]{4}$/);
	await expectAccessible(official);
	const holder = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await holder.goto(`${votePage}/code`);
	await holder.locator('[name="code"]').fill("0000");
	await holder.getByRole("button", { name: "Continuer" }).click();
	await expect(holder.getByText("Ce code n’est pas valable pour ce vote")).toBeVisible();
	await holder.locator('[name="code"]').fill(code.toLowerCase());
	await holder.getByRole("button", { name: "Continuer" }).click();
	await holder.getByRole("checkbox", { name: "Un parcours santé" }).check();
	await holder.getByRole("checkbox", { name: "Des fontaines à boire" }).check();
	await holder.getByRole("button", { name: "Enregistrer mon vote" }).click();
	await expect(holder.getByText("coûtent plus que l’enveloppe")).toBeVisible();
	await expect(holder.getByRole("checkbox", { name: "Un parcours santé" })).toBeChecked();
	await holder.getByRole("checkbox", { name: "Un parcours santé" }).uncheck();
	await holder.getByRole("button", { name: "Enregistrer mon vote" }).click();
	await expect(holder.getByText("Votre vote est compté")).toBeVisible();

	// A polling place: the roll on a network that fails, then the paper, typed twice.
	const [agent, elected] = [await anOfficer(browser, "agent"), await anOfficer(browser, "elected")];
	await agent.goto("/admin/polls");
	await expectAccessible(agent);
	await agent.goto(`/admin/polls/${phaseId}`);
	await agent.locator('[name="name"]').fill("Jeanne Aubry");
	await agent.locator('[name="birthDate"]').fill("1948-02-11");
	await agent.context().setOffline(true);
	await agent.getByRole("button", { name: "Émarger" }).click();
	await expect(agent.getByText("Pas encore reçu par la ville")).toBeVisible();
	await agent.context().setOffline(false);
	await expect(agent.getByText("Peut voter : remettez le bulletin.")).toBeVisible({ timeout: 15_000 });
	await agent.locator('[name="name"]').fill("AUBRY-jeanne".split("-").reverse().join(" "));
	await agent.locator('[name="birthDate"]').fill("1948-02-11");
	await agent.getByRole("button", { name: "Émarger" }).click();
	await expect(agent.getByText("déjà été émargée")).toBeVisible();
	await expectAccessible(agent);
	for (const [officer, answer] of [
		[agent, "Il attend la saisie d’un second agent"],
		[elected, "ce bulletin compte"],
	] as const) {
		await officer.goto(`/admin/polls/${phaseId}/papers`);
		await officer.locator('[name="urn"]').fill("Hôtel de ville");
		await officer.getByRole("checkbox", { name: "Des fontaines à boire" }).check();
		await officer.getByRole("button", { name: "Enregistrer ce bulletin" }).click();
		await expect(officer.getByText(answer)).toBeVisible();
	}
	await expectAccessible(agent);

	await official.goto(`${voteDesk}/close`);
	await official.locator('[name="reason"]').fill("Le conseil municipal se réunit plus tôt que prévu.");
	await official.getByRole("button", { name: "Clore le vote" }).click();
	await expect(official).toHaveURL(new RegExp(`${voteDesk}$`));
	const count = official.getByRole("button", { name: "Dépouiller" });
	if (await count.isVisible()) await count.click();
	await official.getByRole("link", { name: "Voir les résultats détaillés" }).click();
	await expect(official.getByRole("heading", { name: "Résultats du vote" })).toBeVisible();
	await expect(official.getByRole("listitem").filter({ hasText: "Des fontaines à boire" }).first()).toBeVisible();
	await expectAccessible(official);
	const hidden = await holder.request.get(`${votePage}/results`);
	expect(hidden.status()).toBe(404);
});

test("the results of last year's budget are read by anyone, and its files recounted from the command line", async ({
	page,
}) => {
	test.setTimeout(120_000);
	const results = "/consultations/budget-participatif-de-l-an-dernier/vote/results";
	await page.goto(results);
	await expect(page.getByRole("heading", { name: "Résultats du vote" })).toBeVisible();
	await expect(page.getByText("Ce résultat est-il solide")).toBeVisible();
	await page.locator("summary").filter({ hasText: "Le compte, projet par projet" }).click();
	await expect(page.getByText(/personnes ont payé/).first()).toBeVisible();
	await page.getByRole("checkbox", { name: "Des boîtes à livres dans chaque quartier" }).check();
	await expect(page.getByText(/vous avez payé .* de votre part/)).toBeVisible();
	await expectAccessible(page);

	const announced = await (await page.request.get(`${results}/count.json`)).json();
	const file = await (await page.request.get(`${results}/e1.pb`)).text();
	const path = join(mkdtempSync(join(tmpdir(), "parvis-recount-")), "budget.pb");
	writeFileSync(path, file);
	const args = ["--import", "tsx", "scripts/tally.ts", path, "--rule", "mes", "--completion", "add1u"];
	const recount = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
	expect(recount.winners).toEqual(announced.outcome.winners);
	expect(recount.winners.length).toBeGreaterThan(3);
});

test("the budget open in the demonstration city is voted on a phone in less than two minutes", async ({ browser }) => {
	test.setTimeout(120_000);
	const { page } = await aNewResident(browser);
	await page.setViewportSize({ width: 360, height: 740 });
	const began = Date.now();
	await page.goto("/consultations/budget-participatif-votre-quartier-vos-projets/vote");
	await page.getByRole("checkbox", { name: "Dix fontaines à boire" }).check();
	await page.getByRole("checkbox", { name: "De l’ombre sur la place du Pont" }).check();
	await expect(page.locator("form output")).toHaveText(/Compté.*2 choix/);
	await page.getByRole("checkbox", { name: "Un verger ouvert au Belvédère" }).check();
	await expect(page.locator("form output")).toHaveText(/dans deux quartiers/);
	expect(Date.now() - began).toBeLessThan(120_000);
});
