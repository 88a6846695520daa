import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { PASSWORD, secretLink } from "../pages/people";

const CHOSEN = "quatre mots tout neufs";

const unique = (name: string) => `${name}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@exemple.example`;

const fill = async (page: Page, values: Record<string, string>) => {
	for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
};

const press = (page: Page, name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();

/** The whole life of an account. `look` is called on each page visited. */
const lifeOfAnAccount = async (page: Page, look: () => Promise<void>) => {
	const email = unique("lea");

	await page.goto("/sign-up");
	await look();
	await fill(page, { "Nom affiché": "Léa M.", "Adresse e-mail": email, "Mot de passe": "motdepasse123" });
	await press(page, "Créer mon compte");
	await expect(page.getByRole("alert").getByText(/l’un des premiers que l’on essaie/)).toBeVisible();
	await expect(page.getByLabel("Adresse e-mail", { exact: true })).toHaveValue(email);
	expect(await page.content(), "a password is never sent back").not.toContain("motdepasse123");
	await look();
	await fill(page, { "Mot de passe": PASSWORD });
	await press(page, "Créer mon compte");
	await expect(page).toHaveURL("/confirm");
	await look();

	const confirmation = await secretLink(page.request, email, "confirm");
	await page.goto(confirmation);
	await expect(page.getByText("Léa M.")).toBeVisible();
	await look();
	await press(page, "Confirmer mon adresse");
	await expect(page).toHaveURL("/me");
	await expect(page.getByText("Votre adresse est confirmée. Bienvenue !")).toBeVisible();
	await look();
	await page.goto(confirmation);
	await expect(page.getByRole("heading", { name: "Ce lien n’est plus valable" })).toBeVisible();
	await look();

	await page.goto("/me/security");
	await look();
	await press(page, "Se déconnecter");
	await expect(page.getByText("La déconnexion est faite.")).toBeVisible();

	await page.goto("/me/profile");
	await expect(page).toHaveURL("/sign-in?to=%2Fme%2Fprofile");
	await look();
	await fill(page, { "Adresse e-mail": email.toUpperCase(), "Mot de passe": "une devinette longue" });
	await press(page, "Se connecter");
	await expect(page.getByRole("alert").getByText(/ne convient pas/)).toBeVisible();
	await look();
	await fill(page, { "Mot de passe": PASSWORD });
	await press(page, "Se connecter");
	await expect(page).toHaveURL("/me/profile");
	await look();
	await fill(page, { "Nom affiché": "Léa Martin" });
	await press(page, "Enregistrer");
	await expect(page.getByText("Votre profil est enregistré.")).toBeVisible();

	await page.context().clearCookies({ name: "parvis" });
	await page.goto("/forgotten-password");
	await look();
	await fill(page, { "Adresse e-mail": email });
	await press(page, "Recevoir le lien");
	await expect(page.getByText(/Si un compte existe à cette adresse/)).toBeVisible();
	await page.goto(await secretLink(page.request, email, "reset-password"));
	await look();
	await fill(page, { "Nouveau mot de passe": CHOSEN });
	await press(page, "Enregistrer et me connecter");
	await expect(page).toHaveURL("/me/security");
	await expect(page.getByText("Votre mot de passe est changé.")).toBeVisible();
	await expect(page.getByText("celle-ci")).toHaveCount(1);
	return email;
};

test("a resident signs up, confirms, signs out and in, and finds a forgotten password again", async ({ page }) => {
	test.setTimeout(120_000);
	await lifeOfAnAccount(page, () => expectAccessible(page));
});

test("the newest letter of an account is of no use to a scanner that only opens links", async ({ page, request }) => {
	const email = unique("hugo");
	await request.post("/sign-up", { form: { email, password: PASSWORD, displayName: "Hugo" } });
	const confirmation = await secretLink(request, email, "confirm");
	for (let time = 0; time < 3; time += 1) expect((await request.get(confirmation)).status()).toBe(200);
	await page.goto(confirmation);
	await press(page, "Confirmer mon adresse");
	await expect(page).toHaveURL("/me");
});

test("a person sees where their account is open, and closes the other places", async ({ page, browser }) => {
	const email = await lifeOfAnAccount(page, async () => undefined);
	const elsewhere = await (await browser.newContext({ locale: "fr-FR" })).newPage();
	await elsewhere.goto("/sign-in");
	await fill(elsewhere, { "Adresse e-mail": email, "Mot de passe": CHOSEN });
	await press(elsewhere, "Se connecter");
	await expect(elsewhere).toHaveURL("/me");

	await page.reload();
	await expect(page.getByText(/^Chrome · \w+/)).toHaveCount(2);
	await expectAccessible(page);
	await press(page, "Fermer toutes les autres");
	await expect(page.getByText("1 connexion est fermée.")).toBeVisible();
	await elsewhere.reload();
	await expect(elsewhere).toHaveURL(/\/sign-in/);
	await elsewhere.context().close();
});

test("nobody can be sent elsewhere after signing in, nor learn whether an address is known", async ({
	page,
	request,
}) => {
	const email = unique("ines");
	await request.post("/sign-up", { form: { email, password: PASSWORD, displayName: "Inès" } });
	await page.goto(`/sign-in?to=${encodeURIComponent("https://pirate.example/")}`);
	await fill(page, { "Adresse e-mail": email, "Mot de passe": PASSWORD });
	await press(page, "Se connecter");
	await expect(page).toHaveURL("/");

	const answerOf = async (path: string, form: Record<string, string>) => {
		const answer = await request.post(path, { form, maxRedirects: 0 });
		const text = (await answer.text()).replaceAll(form.email ?? "", "…").replace(/nonce="[^"]+"|nonce-[\w-]+/g, "");
		return [answer.status(), answer.headers().location, text.length];
	};
	const stranger = unique("anya");
	const guess = { password: "une devinette longue" };
	expect(await answerOf("/sign-in", { ...guess, email })).toEqual(
		await answerOf("/sign-in", { ...guess, email: stranger }),
	);
	expect(await answerOf("/forgotten-password", { email })).toEqual(
		await answerOf("/forgotten-password", { email: stranger }),
	);
	const wish = { ...guess, displayName: "Quelqu’un" };
	expect(await answerOf("/sign-up", { ...wish, email })).toEqual(
		await answerOf("/sign-up", { ...wish, email: stranger }),
	);
});

test("a resident signs in by a letter, without a password", async ({ page, request }) => {
	const email = unique("nour");
	await request.post("/sign-up", { form: { email, password: PASSWORD, displayName: "Nour" } });
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "Se connecter sans mot de passe" }).click();
	await expectAccessible(page);
	await fill(page, { "Adresse e-mail": email });
	await press(page, "Recevoir le lien");
	await expect(page.getByText(/valable un quart d’heure/)).toBeVisible();
	const link = await secretLink(page.request, email, "sign-in/link");
	await page.goto(link);
	await expectAccessible(page);
	await press(page, "Se connecter");
	await expect(page).toHaveURL("/me");
	expect((await request.post(link, { maxRedirects: 0 })).headers().location).toBe("/sign-in/by-email");
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("an account lives the same life", async ({ page }) => {
		test.setTimeout(120_000);
		await lifeOfAnAccount(page, async () => undefined);
	});

	test("the banner of the demonstration signs in as each role", async ({ page }) => {
		for (const [button, heading] of [
			["Agent", "Espace agents"],
			["Administrateur", "Espace agents"],
		] as const) {
			await page.goto("/");
			await page.getByRole("complementary").getByRole("button", { name: button, exact: true }).click();
			await page.goto("/admin");
			await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
		}
	});
});

test("the administrator finds a person, gives them an office, and changes the city's colours", async ({
	page,
	request,
}) => {
	const email = unique("paul");
	await request.post("/sign-up", { form: { email, password: PASSWORD, displayName: "Paul Étienne" } });
	await request.post(await secretLink(request, email, "confirm"));
	await page.goto("/");
	await page.getByRole("complementary").getByRole("button", { name: "Administrateur", exact: true }).click();
	await expect(page.getByRole("link", { name: "Espace agents" }).first()).toBeVisible();
	await page.goto("/admin/accounts");
	await expectAccessible(page);
	await page.getByLabel("Nom ou adresse e-mail").fill(email);
	await press(page, "Chercher");
	await page.getByRole("link", { name: "Changer le rôle de Paul Étienne" }).click();
	await expectAccessible(page);
	await page.getByLabel("Élu ou élue").check();
	await page.getByLabel(/Fonction affichée/).fill("Adjoint aux sports");
	await press(page, "Enregistrer le rôle");
	await expect(page.getByText("Le rôle de Paul Étienne est changé.")).toBeVisible();
	await expect(page.getByText("Adjoint aux sports").first()).toBeVisible();

	await page.goto("/admin/settings");
	await expectAccessible(page);
	await page.getByLabel(/Devise/).fill("La ville au bord de l’eau");
	await press(page, "Enregistrer");
	await expect(page.getByText("L’identité de la ville est enregistrée.")).toBeVisible();
});

test("the city's logo is re-encoded, and served to keep", async ({ page }) => {
	await signInAs(page, "admin");
	await page.goto("/admin/settings");
	const drawn = sharp({ create: { width: 600, height: 300, channels: 4, background: "#1f5f4a80" } });
	const buffer = await drawn
		.withExif({ IFD0: { Artist: "Agence Untel" } })
		.png()
		.toBuffer();
	await page.getByLabel(/Logo/).setInputFiles({ name: "logo; été.png", mimeType: "image/png", buffer });
	await press(page, "Enregistrer");
	const logo = page.getByRole("banner").locator("img");
	await expect(logo).toBeVisible();
	const answer = await page.request.get((await logo.getAttribute("src")) ?? "");
	expect(answer.headers()).toMatchObject({
		"content-type": "image/png",
		"x-content-type-options": "nosniff",
		"cache-control": "public, max-age=31536000, immutable",
	});
	expect((await answer.body()).includes("Untel")).toBe(false);
	for (const path of [
		"/files/img/../../package.json",
		"/files/img/aa/b.png",
		"/files/.env",
		"/files/img%2F..%2F..%2Fpackage.json",
	])
		expect((await page.request.get(path)).status(), path).toBe(404);

	await page
		.getByLabel(/Logo/)
		.setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
	await press(page, "Enregistrer");
	await expect(page.getByRole("alert").getByText(/n’est pas une photo/)).toBeVisible();
	await page.getByLabel("Retirer le logo actuel").check();
	await page.getByLabel(/Logo/).setInputFiles([]);
	await press(page, "Enregistrer");
	await expect(logo).toHaveCount(0);
});
