import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { aNewResident, anOfficial, unique } from "../pages/votes";

const shown = (page: Page) => page.getByRole("complementary", { name: "Vous agissez pour quelqu’un" });

const linked = async (browser: Browser) => {
	const { page: parent, email } = await aNewResident(browser);
	const { page: carer } = await aNewResident(browser);
	await carer.goto("/me");
	await carer.getByRole("link", { name: "Mes proches" }).click();
	await expectAccessible(carer);
	await carer.getByRole("link", { name: "Demander à agir pour quelqu’un" }).click();
	await carer.getByRole("button", { name: "Envoyer la demande" }).click();
	await expect(carer.getByRole("alert")).toBeVisible();
	await carer.getByLabel("Adresse e-mail de cette personne").fill(email);
	await carer.getByRole("radio", { name: "6 mois" }).check();
	await expectAccessible(carer);
	await carer.getByRole("button", { name: "Envoyer la demande" }).click();
	await expect(carer.getByText(/Demande envoyée/)).toBeVisible();
	await parent.goto("/me/people");
	await expectAccessible(parent);
	await parent.getByRole("button", { name: /^Accepter/ }).click();
	await expect(parent.getByText(/Vous pouvez mettre fin à ce lien/)).toBeVisible();
	return { parent, carer };
};

const next = (page: Page) => page.locator("section[data-shown]").getByRole("button", { name: "Continuer" }).click();

/** A report on the map, past what was reported close by. */
const reportFor = async (page: Page) => {
	await page.goto("/reports/new");
	await expect(shown(page)).toBeVisible();
	await page.getByLabel("Adresse ou lieu").fill("12 rue de la levee");
	await next(page);
	await page.getByLabel("Décrivez le problème").fill(`La lampe clignote devant chez elle, essai ${Date.now()}.`);
	await page.getByRole("button", { name: "Lampadaire éteint ou clignotant" }).click();
	await page.getByRole("radio", { name: "Elle clignote" }).check();
	await page.getByRole("radio", { name: /Aucun de ceux-là/ }).check();
	await next(page);
	const near = page.getByRole("button", { name: /Non, c’est autre chose/ });
	const end = page.getByRole("button", { name: "Envoyer le signalement" });
	await expect(near.or(end).first()).toBeVisible();
	if (await near.isVisible()) await near.click();
	await page.getByRole("main").getByRole("button", { name: "Envoyer le signalement" }).click();
	await expect(page).toHaveURL(/\/reports\/\d+$/);
};

test("a carer reports for a parent who accepted, in the open, and never votes for them", async ({ browser }) => {
	test.setTimeout(150_000);
	const { parent, carer } = await linked(browser);
	await carer.goto("/me/people");
	await carer.getByRole("button", { name: /^Agir pour/ }).click();
	await expect(shown(carer)).toBeVisible();
	await reportFor(carer);
	await carer.goto("/contact?topic=streets");
	await expect(shown(carer)).toBeVisible();
	const words = `Trottoir cassé devant chez elle, essai ${Date.now()}`;
	await carer.getByLabel("En quelques mots").fill(words.slice(0, 100));
	await carer.getByLabel("Votre message").fill(`${words}. Elle ne peut plus sortir avec son déambulateur.`);
	await carer.getByRole("main").getByRole("button", { name: "Envoyer", exact: true }).click();
	await expect(carer).toHaveURL(/D-/);

	// One's own voice is nobody else's.
	await carer.goto("/comments/new?on=proposal:0195b3a0-0000-7000-8000-000000000001");
	await expect(carer).toHaveURL(/\/me\/people\?acting=1/);
	await expect(carer.getByText("Cela, chacun le fait pour soi")).toBeVisible();
	await expectAccessible(carer);

	await parent.goto("/me/people");
	await expect(parent.getByText(/a écrit à la ville ou fait une démarche pour/)).toBeVisible();
	await expect(parent.getByText(/a signalé un problème pour/)).toBeVisible();
	await parent.goto("/me/matters");
	await expect(parent.getByText(words.slice(0, 100))).toBeVisible();
	await parent.goto("/me/people");
	await parent.getByRole("button", { name: /^Mettre fin au lien/ }).click();
	await expect(parent.getByText("Ce lien est terminé.")).toBeVisible();
	await carer.goto("/");
	await expect(shown(carer)).toHaveCount(0);
});

test("the quotient comes from the state with the person’s consent, and is not asked without it", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "S’identifier avec FranceConnect", exact: true }).click();
	await page.getByRole("button", { name: /Ngọc/ }).click();
	await page.getByRole("button", { name: "Créer mon compte" }).click();
	await expect(page).toHaveURL("/me");
	await page.goto("/me/information");
	await expect(page.getByText("Trần").first()).toBeVisible();
	await page.goto("/directory/cantine/request");
	await expectAccessible(page);
	await page.getByRole("button", { name: /Récupérer auprès de la CAF/ }).click();
	await expect(page.getByText(/Cochez d’abord la case/)).toBeVisible();
	await page.getByRole("checkbox", { name: /J’accepte que la ville demande/ }).check();
	await page.getByRole("button", { name: /Récupérer auprès de la CAF/ }).click();
	await page.getByRole("button", { name: /Ngọc/ }).click();
	await expect(page.getByText("Votre quotient familial est arrivé.")).toBeVisible();
	await expect(page.getByText("742").first()).toBeVisible();
});

test("an official says who may take part, and a resident sees what is missing and where to give it", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	await official.goto("/admin/consultations/new");
	await official.locator('[name="title"]').fill(unique("Qui peut donner son avis"));
	await official.locator('[name="summary"]').fill("Une question posée aux habitants, avec des conditions.");
	await official.locator('[name="template"][value="ideas"]').check();
	await official.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(official).toHaveURL(/\/admin\/consultations\/[0-9a-f-]{36}$/);
	const desk = official.url();
	await official
		.getByRole("link", { name: /^Conditions pour participer/ })
		.first()
		.click();
	await expectAccessible(official);
	await official.locator('[name="conditions.submit.residence"]').check();
	await official.locator('[name="conditions.submit.ageFrom"]').fill("30");
	await official.locator('[name="conditions.submit.ageTo"]').fill("20");
	await official.getByRole("button", { name: "Enregistrer les conditions" }).click();
	await expect(official.getByText(/L’âge le plus grand/).first()).toBeVisible();
	await official.locator('[name="conditions.submit.ageTo"]').fill("40");
	await official.getByRole("button", { name: "Enregistrer les conditions" }).click();
	await expect(official.getByText("Les conditions sont enregistrées.")).toBeVisible();
	await official.goto(desk);
	await official.getByRole("button", { name: "Publier la consultation" }).click();
	await official.getByRole("link", { name: "Voir la page" }).click();

	const { page } = await aNewResident(browser);
	await page.goto(new URL(official.url()).pathname);
	await expect(page.getByText("un domicile vérifié par la ville")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("link", { name: "Indiquez votre date de naissance" }).click();
	await page.locator('[name="value"]').fill("1950-03-01");
	await page.getByRole("main").getByRole("button").last().click();
	await expect(page.getByText(/Cette étape s’adresse à des habitants d’un autre âge/)).toBeVisible();
	await page.getByRole("link", { name: "Prouvez votre adresse" }).click();
	await expect(page).toHaveURL(/\/me\/identity/);
});
