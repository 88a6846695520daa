import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail } from "../pages/demo";

const FRANCECONNECT = "S’identifier avec FranceConnect";

/** From the sign-in page to the way back, as somebody the stand-in knows. */
const throughFranceConnect = async (page: Page, person: RegExp, hardCase = "") => {
	await page.goto("/sign-in");
	await page.getByRole("link", { name: FRANCECONNECT, exact: true }).click();
	await expect(page.getByRole("heading", { name: "FranceConnect simulé" })).toBeVisible();
	if (hardCase) await page.getByRole("combobox").selectOption(hardCase);
	await page.getByRole("button", { name: person }).click();
};

const aBrowser = async (browser: Browser, javaScriptEnabled = true) =>
	(await browser.newContext({ locale: "fr-FR", javaScriptEnabled })).newPage();

const signOut = (page: Page) => page.locator("main").getByRole("button", { name: "Se déconnecter" }).click();

test("a couple with one mailbox comes by FranceConnect: two accounts, and leaves by it too, without JavaScript", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const page = await aBrowser(browser, false);
	for (const [person, name] of [
		[/Jeanne/, "Jeanne"],
		[/Paul/, "Paul"],
	] as const) {
		await throughFranceConnect(page, person);
		await expect(page).toHaveURL("/sign-in/first-time");
		await expect(page.getByText("famille.delattre@exemple.example").first()).toBeVisible();
		await page.getByRole("button", { name: "Créer mon compte" }).click();
		await expect(page.getByText(/Un message vient de partir/)).toBeVisible();
		await page.goto("/me/identity");
		await expect(page.getByText("vous êtes ici")).toBeVisible();
		await page.goto("/me/profile");
		await expect(page.locator('[name="displayName"]')).toHaveValue(name);
		await page.goto("/me/security");
		await signOut(page);
		await page.getByRole("button", { name: "Terminer la déconnexion" }).click();
		await expect(page.getByRole("heading", { name: "Vous êtes déconnecté" })).toBeVisible();
	}
	await throughFranceConnect(page, /Paul/);
	await expect(page).toHaveURL("/me");
	await expect(page.getByText("Paul").first()).toBeVisible();
});

test("a provider that fails, or a person who gives up, ends on a calm page with another way in", async ({ page }) => {
	for (const [hardCase, sentence] of [
		["refuse", /Vous avez choisi de ne pas continuer/],
		["wrong-nonce", /n’est pas celle que nous attendions/],
		["down", /ne répond pas en ce moment/],
	] as const) {
		await throughFranceConnect(page, /Amina/, hardCase);
		await expect(page.getByText(sentence)).toBeVisible();
		await expectAccessible(page);
		await page.goto("/me");
		await expect(page).toHaveURL(/\/sign-in\?to=/);
	}
	await expect(page.getByText(/FranceConnect ne répond pas/)).toBeVisible();
	await expect(page.getByLabel("Mot de passe", { exact: true })).toBeVisible();
});

test("the mailbox of a couple is proved by a letter that signs nobody in", async ({ browser }) => {
	const page = await aBrowser(browser);
	await throughFranceConnect(page, /Maximilien/);
	await page.getByLabel(/Adresse où la ville vous écrit/).fill("maison@exemple.example");
	await page.getByRole("button", { name: "Créer mon compte" }).click();
	const stranger = await aBrowser(browser);
	const link = await linkInMail(stranger, "maison@exemple.example", /Recevez-vous bien/);
	await stranger.goto(new URL(link, stranger.url()).pathname);
	await stranger.getByRole("button", { name: "Oui, je reçois les messages" }).click();
	await expect(stranger.getByText(/la ville vous écrira/)).toBeVisible();
	await stranger.goto("/me");
	await expect(stranger).toHaveURL(/\/sign-in/);
});
