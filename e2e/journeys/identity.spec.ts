import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";
import { aNewResident } from "../pages/votes";

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

/** Signs out of the city alone, and waits for it: what is asked at once would cut it short. */
const leave = async (page: Page) => {
	await signOut(page);
	await expect(page.getByText(/La déconnexion est faite|Vous êtes déconnecté/).first()).toBeVisible();
};

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
		["low-acr", /niveau/],
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

const withDevice = async (page: Page) => {
	const session = await page.context().newCDPSession(page);
	await session.send("WebAuthn.enable");
	await session.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true },
		},
	});
};

test("a resident adds a passkey on one device, then on a second, signs in with it and removes the first", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const { page, email } = await aNewResident(browser);
	await withDevice(page);
	await page.goto("/second-factor/enrol");
	await expectAccessible(page);
	await page.getByLabel("Nom de l’appareil").fill("Téléphone");
	await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
	await expect(page.getByText("Votre clé d’accès est ajoutée.")).toBeVisible();
	await leave(page);
	await page.goto("/sign-in/passkey");
	await page.getByRole("button", { name: "Utiliser ma clé d’accès" }).click();
	await expect(page).toHaveURL("/me");

	const second = await aBrowser(browser);
	await withDevice(second);
	await second.goto("/sign-in");
	await second.getByLabel("Adresse e-mail").fill(email);
	await second.getByLabel("Mot de passe", { exact: true }).fill("un mot de passe assez long 2026");
	await second.locator("main").getByRole("button", { name: "Se connecter", exact: true }).click();
	await expect(second).toHaveURL("/me");
	await second.goto("/second-factor/enrol");
	await second.getByLabel("Nom de l’appareil").fill("Ordinateur");
	await second.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
	await expect(second.getByText("Votre clé d’accès est ajoutée.")).toBeVisible();
	await expectAccessible(second);
	await second.getByRole("button", { name: "Retirer Téléphone" }).click();
	await expect(second.getByText("C’est retiré.")).toBeVisible();

	await page.goto("/me/security");
	await leave(page);
	await page.goto("/sign-in/passkey");
	await page.getByRole("button", { name: "Utiliser ma clé d’accès" }).click();
	await expect(page.getByText("Cette clé d’accès n’a pas été reconnue.")).toBeVisible();
});

test("a resident receives a code by post, types it, and is known to live here", async ({ browser }) => {
	test.setTimeout(120_000);
	const { page } = await aNewResident(browser);
	await page.goto("/me/identity");
	await page.getByRole("link", { name: "Faire vérifier mon domicile" }).click();
	await expectAccessible(page);
	await page.getByRole("link", { name: "Recevoir un code par courrier" }).click();
	await page.getByRole("button", { name: "Recevoir un code par courrier" }).click();
	await expect(page.getByRole("alert")).toBeVisible();
	const name = `Renaud ${Date.now().toString(36)}`;
	await page.getByLabel("Nom sur la boîte aux lettres").fill(name);
	await page.getByLabel("Numéro et rue").fill("3 rue des Lilas");
	await page.getByLabel("Code postal").fill("44000");
	await page.getByLabel("Commune").fill("Marvoise");
	await page.getByRole("button", { name: "Recevoir un code par courrier" }).click();
	await expect(page.getByText(/La ville postera votre code/)).toBeVisible();

	const agent = await aBrowser(browser);
	await signInAs(agent, "agent");
	await agent.goto("/admin");
	await agent.getByRole("link", { name: "Domiciles à vérifier" }).click();
	await expectAccessible(agent);
	await agent.getByRole("link", { name: `Ouvrir la demande de ${name}` }).click();
	await agent.getByRole("button", { name: "Préparer la lettre et son code" }).click();
	await expect(agent.locator("article").getByText("3 rue des Lilas")).toBeVisible();
	const code = (await agent.locator("article strong").textContent()) ?? "";
	await expectAccessible(agent);

	await page.goto("/me/identity/residence");
	await page.getByLabel("Code reçu par courrier").fill("2222-2222");
	await page.getByRole("button", { name: "Valider le code" }).click();
	await expect(page.getByRole("alert").getByText(/n’est pas celui de la lettre/)).toBeVisible();
	await page.getByLabel("Code reçu par courrier").fill(code.toLowerCase());
	await page.getByRole("button", { name: "Valider le code" }).click();
	await expect(page.getByText("Votre domicile est vérifié.")).toBeVisible();
	await expect(page.getByText(/Domicile vérifié par un code reçu par courrier/)).toBeVisible();
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
