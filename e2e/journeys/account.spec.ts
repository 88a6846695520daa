import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
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
