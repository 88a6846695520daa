import { type Browser, expect, type Page, test } from "@playwright/test";
import { unzip } from "../../app/test/unzip";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { aPerson } from "../pages/people";

const press = (page: Page, name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();

/** A new resident of their own, in a browser where JavaScript runs or not. */
const aResidentIn = async (browser: Browser, baseURL: string, javaScriptEnabled: boolean) => {
	const browserContext = await browser.newContext({ baseURL, javaScriptEnabled, locale: "fr-FR" });
	const page = await browserContext.newPage();
	const person = await aPerson({ newContext: async () => page.request } as never, baseURL, "resident");
	return { page, person };
};

/** The library's sign-in, from a page of the city and back. */
const libraryVisit = async (page: Page, email: string, look: (page: Page) => Promise<void>) => {
	await page.goto("/me/services");
	await expect(page.getByText("Vous n’avez encore utilisé votre compte sur aucun autre site")).toBeVisible();
	await look(page);
	await page.getByRole("link", { name: /Ouvrir le site/ }).click();
	await expect(page.getByRole("heading", { name: "Bienvenue à la médiathèque" })).toBeVisible();

	await page.getByRole("link", { name: "Se connecter avec mon compte de la ville" }).click();
	await expect(page).toHaveURL(/\/connect\//);
	await expect(page.getByText(email)).toBeVisible();
	await expect(page.getByRole("checkbox", { name: "Transmettre : Quotient familial" })).not.toBeChecked();
	await look(page);
	await press(page, "Refuser et revenir au site");
	await expect(page.getByText("Vous avez refusé : la médiathèque n’a rien reçu")).toBeVisible();

	await page.getByRole("link", { name: "Se connecter avec mon compte de la ville" }).click();
	await press(page, "Accepter et continuer");
	await expect(page).toHaveURL(/\/mediatheque\/$/);
	await expect(page.getByText(email)).toBeVisible();
	await expect(page.getByText("Votre pseudonyme ici")).toBeVisible();

	await page.goto("/me/data");
	await expect(page.getByText(/Médiathèque de Marvoise a lu\s: Adresse e-mail, Nom affiché/)).toBeVisible();
	await look(page);

	await page.goto("/me/services");
	await look(page);
	await press(page, "Retirer mon accord");
	await expect(page.getByText("Médiathèque de Marvoise ne reçoit plus rien de vous")).toBeVisible();
	await page.goto("/mediatheque/encore");
	await expect(page.getByText("refus : 401")).toBeVisible();
	await page.goto("/mediatheque/connexion");
	await expect(page).toHaveURL(/\/connect\//);
	await press(page, "Accepter et continuer");

	await page.getByRole("button", { name: "Se déconnecter" }).click();
	await expect(page.getByRole("heading", { name: "Se déconnecter du compte de la ville ?" })).toBeVisible();
	await look(page);
	await press(page, "Me déconnecter partout");
	await expect(page.getByText("Vous êtes déconnecté de la médiathèque.")).toBeVisible();
	await page.goto("/me");
	await expect(page).toHaveURL(/\/sign-in/);
};

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? "" : " (without JavaScript)";

	test(`a reader signs in at the library, refuses, accepts, withdraws and signs out${how}`, async ({
		browser,
		baseURL,
	}) => {
		const { page, person } = await aResidentIn(browser, baseURL ?? "", javaScriptEnabled);
		await libraryVisit(page, person.email, javaScriptEnabled ? expectAccessible : async () => undefined);
		await page.context().close();
	});

	test(`whoever is signed out signs in on the way to the library${how}`, async ({ browser, baseURL }) => {
		const { page, person } = await aResidentIn(browser, baseURL ?? "", javaScriptEnabled);
		await page.request.post("/sign-out");
		await page.goto("/mediatheque/connexion");
		await expect(page).toHaveURL(/\/sign-in\?to=/);
		await page.getByLabel("Adresse e-mail", { exact: true }).fill(person.email);
		await page.getByLabel("Mot de passe", { exact: true }).fill("tulipe vélo nuage brique");
		await press(page, "Se connecter");
		await expect(page.getByRole("button", { name: "Accepter et continuer" })).toBeVisible();
		await press(page, "Accepter et continuer");
		await expect(page).toHaveURL(/\/mediatheque\/$/);
		await page.context().close();
	});
}

test("a resident says their phone once, downloads everything, then is erased", async ({ browser, baseURL }) => {
	const { page, person } = await aResidentIn(browser, baseURL ?? "", true);
	await page.goto("/me/information");
	await expectAccessible(page);
	await page.getByRole("link", { name: "Indiquer Téléphone" }).click();
	await page.getByLabel("Téléphone").fill("zéro six");
	await press(page, "Enregistrer");
	await expect(page.getByRole("alert")).toContainText("Écrivez un numéro de téléphone");
	await expectAccessible(page);
	await page.getByLabel("Téléphone").fill("06 12 34 56 78");
	await press(page, "Enregistrer");
	await expect(page.getByText("+33612345678")).toBeVisible();

	await page.goto("/me/data");
	await press(page, "Préparer mon archive");
	await expect(async () => {
		await page.goto("/me/data");
		await expect(page.getByRole("link", { name: "Télécharger l’archive" })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	const href = await page.getByRole("link", { name: "Télécharger l’archive" }).getAttribute("href");
	const archive = unzip(await (await page.request.get(href ?? "")).body());
	expect(archive.get("donnees.json")?.toString()).toContain("+33612345678");
	expect(archive.get("lisez-moi.html")?.toString()).toContain(person.email);

	await page.getByRole("link", { name: "Voir ce qui serait effacé" }).click();
	await expect(page.getByText("Mon compte (1)")).toBeVisible();
	await expectAccessible(page);
	await press(page, "Demander l’effacement");
	await expect(page.getByRole("alert")).toContainText("Cochez la case pour continuer");
	await page.getByLabel(/J’ai compris/).check();
	await press(page, "Demander l’effacement");
	await expect(page.getByText(/Votre compte sera effacé le/).first()).toBeVisible();
	await expectAccessible(page);
	await press(page, "Annuler l’effacement");
	await expect(page.getByText("L’effacement est annulé")).toBeVisible();

	await page.goto("/me/data/erase");
	await page.getByLabel(/J’ai compris/).check();
	await press(page, "Demander l’effacement");
	await press(page, "Démonstration : ne pas attendre");
	await expect(page.getByText("Votre compte est effacé.")).toBeVisible();
	await page.goto("/me");
	await expect(page).toHaveURL(/\/sign-in/);
	await page.context().close();
});

test("an administrator registers a service, writes its contract and reads the retention of data", async ({ page }) => {
	await signInAs(page, "admin");
	await page.goto("/admin/services/new");
	await expectAccessible(page);
	await page.getByLabel("Nom du service").fill("Inscriptions sportives");
	await page.getByLabel("Ce que les habitants y trouvent").fill("S’inscrire à un club de la ville.");
	await page.getByLabel("Adresses de retour").fill("http://sport.example/retour");
	await press(page, "Enregistrer");
	await expect(page.getByRole("alert")).toContainText("https://");
	await page.getByLabel("Adresses de retour").fill("https://sport.example/retour");
	await press(page, "Enregistrer");
	await expect(page.getByRole("heading", { name: "Inscriptions sportives" })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("link", { name: "Modifier Téléphone" }).click();
	await page.getByLabel("Raison").fill("Prévenir quand un cours est annulé");
	await expectAccessible(page);
	await press(page, "Enregistrer");
	await expect(page.getByText("Prévenir quand un cours est annulé")).toBeVisible();
	await page.getByRole("link", { name: "Créer un nouveau secret" }).click();
	await press(page, "Créer le secret");
	await expect(page.getByText("Copiez ce secret maintenant")).toBeVisible();
	await page.goto("/admin/services");
	await expectAccessible(page);
	await page.goto("/admin/retention");
	await expect(page.getByText("Utilisations de données par un service")).toBeVisible();
	await expectAccessible(page);
});
