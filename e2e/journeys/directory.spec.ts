import { type Browser, expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { aPerson } from "../pages/people";

const aPage = async (browser: Browser, javaScriptEnabled: boolean) =>
	(await browser.newContext({ locale: "fr-FR", javaScriptEnabled })).newPage();

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? "" : " (without JavaScript)";

	test(`someone types a word that many procedures use, and is led to one${how}`, async ({ browser }) => {
		const page = await aPage(browser, javaScriptEnabled);
		const look = javaScriptEnabled ? () => expectAccessible(page) : async () => undefined;
		await page.goto("/");
		await page.getByLabel("Que souhaitez-vous faire").fill("aides");
		await page.getByRole("button", { name: "Chercher" }).click();
		await expect(page.getByText("Question 1 sur 3 au plus")).toBeVisible();
		await look();
		await page.getByRole("link", { name: "Un parent âgé" }).click();
		await expect(page.getByText("Votre démarche")).toBeVisible();
		await expect(page.getByRole("heading", { name: "Repas à domicile pour les personnes âgées" })).toBeVisible();
		await expect(page.getByText("Premier repas en 3 jours ouvrés").first()).toBeVisible();
		await expect(page.getByRole("link", { name: "01 99 00 11 40" })).toBeVisible();
		await look();
		await page.getByRole("link", { name: /Retirer la réponse/ }).click();
		await expect(page.getByText("Question 1 sur 3 au plus")).toBeVisible();
		await page.context().close();
	});
}

test("people and services are found by what they are in charge of", async ({ page }) => {
	await page.goto("/directory?q=pistes cyclables");
	await page.getByRole("link", { name: "Isabelle Courtaudon" }).click();
	await expect(page.getByText("Adjointe aux mobilités et à l’espace public")).toBeVisible();
	await expectAccessible(page);
	await page.goto("/directory/units/education");
	await expect(page.getByText(/Ouvert maintenant|Fermé/).first()).toBeVisible();
	await expect(page.getByRole("region", { name: "Plan : Écoles et restauration" })).toBeVisible();
	await expectAccessible(page);
});

test("a resident goes on to the library's form with what the city knows, once, and sees the reading", async ({
	browser,
	baseURL,
}) => {
	const page = await aPage(browser, true);
	const person = await aPerson({ newContext: async () => page.request } as never, baseURL ?? "", "resident");
	await page.goto("/directory/mediatheque");
	await expectAccessible(page);
	await page.getByRole("button", { name: /Continuer sur .* avec ces informations/ }).click();
	await expect(page.getByRole("heading", { name: "Demander une carte de lecteur" })).toBeVisible();
	await expect(page.getByLabel("Adresse e-mail")).toHaveValue(person.email);
	const address = page.url();
	expect(address).not.toContain(encodeURIComponent(person.email));
	await page.goto(address);
	await expect(page.getByText("Ce lien a déjà servi, ou a expiré")).toBeVisible();
	await page.goto("/me/data");
	await expect(page.getByText(/Inscription à la médiathèque a lu/)).toBeVisible();
	await expectAccessible(page);
	await page.context().close();
});

test("an administrator writes a question, and the search asks it", async ({ page }) => {
	await signInAs(page, "admin");
	await page.goto("/admin/directory");
	await expectAccessible(page);
	await page.getByRole("link", { name: "Ajouter une question" }).click();
	await page.getByLabel("Question", { exact: true }).fill("Avez-vous un permis de conduire ?");
	await page.getByLabel("Réponses à ajouter").fill("Oui");
	await page.getByRole("button", { name: "Enregistrer" }).click();
	await expect(page.getByText("Il faut au moins deux réponses").first()).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel("Réponses à ajouter").fill("Oui\nNon");
	await page.getByRole("button", { name: "Enregistrer" }).click();
	await expect(page.getByText("C’est enregistré")).toBeVisible();
	await page.goto("/admin/directory/procedures/carte-identite");
	await page
		.getByRole("group", { name: "Avez-vous un permis de conduire ?" })
		.getByRole("checkbox", { name: "Oui" })
		.check();
	await page.getByRole("button", { name: "Enregistrer" }).click();
	await expect(page.getByText("C’est enregistré")).toBeVisible();
	await page.goto("/directory?q=papiers");
	await expect(page.getByRole("heading", { name: "Avez-vous un permis de conduire ?" })).toBeVisible();
});
