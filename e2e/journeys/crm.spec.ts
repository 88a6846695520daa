import { type Browser, expect, test } from "@playwright/test";
import type { Role } from "../../app/lib/actor";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";

const someone = async (browser: Browser, role: Role, javaScriptEnabled = true) => {
	const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
	await signInAs(page, role);
	return page;
};

test("a segment, a campaign by two people, a letter that says why, and one click to leave", async ({ browser }) => {
	const [resident, agent, admin] = [
		await someone(browser, "resident", false),
		await someone(browser, "agent"),
		await someone(browser, "admin"),
	];
	await resident.goto("/me/preferences");
	const school = resident.getByRole("group", { name: "École et petite enfance" }).getByLabel("Par e-mail");
	await school.selectOption({ label: "Dès que possible" });
	await resident.getByRole("button", { name: "Enregistrer mes choix" }).click();
	await expect(resident.getByText("Vos choix sont enregistrés.")).toBeVisible();
	await expect(resident.getByText("Accord donné").first()).toBeVisible();
	await agent.goto("/me/preferences");
	await expectAccessible(agent);

	const name = `Francophones ${Date.now()}`;
	await agent.goto("/admin/segments/edit");
	await agent.getByLabel("Ajouter une condition sur").selectOption({ label: "la langue" });
	await agent.getByRole("button", { name: "Choisir" }).click();
	await agent.getByRole("checkbox", { name: "Français" }).check();
	await agent.getByRole("button", { name: "Ajouter", exact: true }).first().click();
	await expect(agent.getByText("votre langue est Français").first()).toBeVisible();
	await expectAccessible(agent);
	await agent.getByLabel("Nom du groupe").fill(name);
	await agent.getByRole("button", { name: "Enregistrer le groupe" }).click();
	await expect(agent.getByRole("link", { name })).toBeVisible();

	const subject = `Inscriptions à l’école ${Date.now()}`;
	await agent.goto("/admin/campaigns/new");
	await agent.getByLabel("Sujet", { exact: true }).selectOption({ label: "École et petite enfance" });
	await agent.getByLabel("Groupe").selectOption({ label: name });
	await agent.getByRole("radio", { name: /Information de service/ }).check();
	await agent.getByRole("checkbox", { name: "courrier" }).check();
	await agent.getByLabel("Objet").fill(subject);
	await agent.getByLabel("Texte", { exact: true }).fill("Les inscriptions ouvrent lundi à la mairie.");
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await agent.getByRole("button", { name: "M’envoyer un essai" }).click();
	await expect(agent.getByText("L’essai part vers votre adresse.")).toBeVisible();
	await agent.getByRole("button", { name: "Soumettre à une autre personne" }).click();
	await expect(agent.getByText("La campagne attend")).toBeVisible();
	await expect(agent.getByRole("button", { name: "Approuver et envoyer" })).toHaveCount(0);
	await admin.goto(agent.url());
	await admin.getByRole("button", { name: "Approuver et envoyer" }).click();
	await expect(admin.getByText("La campagne part.")).toBeVisible();

	await expect(async () => {
		await admin.reload();
		await expect(admin.getByText("Envoyée", { exact: true })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await expect(admin.getByRole("table", { name: "Par moyen" }).getByText("e-mail").first()).toBeVisible();
	await expectAccessible(admin);
	await resident.goto("/campaigns");
	await expect(resident.getByRole("heading", { name: subject })).toBeVisible();
	await admin.goto("/campaigns");
	await expectAccessible(admin);

	const why = await linkInMail(resident, "camille.moreau", new RegExp(`^${subject}$`));
	await resident.goto(why);
	await expect(resident.getByText("votre langue est Français").first()).toBeVisible();
	await resident.getByRole("link", { name: "Ne plus recevoir ce sujet" }).click();
	await resident.getByRole("button", { name: "Ne plus recevoir" }).click();
	await expect(resident.getByText("Vous ne recevrez plus de lettres sur le sujet")).toBeVisible();
	await resident.goto("/me/preferences");
	await expect(school).toHaveValue("off");
	await expect(resident.getByText("Accord retiré").first()).toBeVisible();
});

test("an election near: what promotes the city is refused with its rule, service information leaves", async ({
	browser,
}) => {
	const [agent, admin] = [await someone(browser, "agent"), await someone(browser, "admin")];
	const election = `Municipales ${Date.now()}`;
	const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
	await admin.goto("/admin/elections");
	await admin.getByLabel("Élection", { exact: true }).fill(election);
	await admin.getByLabel("Dernier jour de vote").fill(soon);
	await expectAccessible(admin);
	await admin.getByRole("button", { name: "Ajouter" }).click();
	await expect(admin.getByRole("row", { name: new RegExp(election) })).toContainText("en cours");
	const write = async (nature: RegExp) => {
		await agent.goto("/admin/campaigns/new");
		await expect(agent.getByText("L. 52-1").first()).toBeVisible();
		await agent.getByRole("radio", { name: nature }).check();
		await agent.getByLabel("Objet").fill(`Essai ${Date.now()}`);
		await agent.getByLabel("Texte", { exact: true }).fill("Un texte assez long pour être lu.");
		await agent.getByRole("button", { name: "Enregistrer", exact: true }).click();
	};
	await write(/Ce que fait la ville/);
	await expect(agent.getByRole("button", { name: "Soumettre à une autre personne" })).toHaveCount(0);
	await write(/Information de service/);
	await agent.getByRole("button", { name: "Soumettre à une autre personne" }).click();
	await expect(agent.getByText("La campagne attend")).toBeVisible();
	await admin.goto("/admin/elections");
	await admin.getByRole("button", { name: `Retirer – ${election}` }).click();
	await expect(admin.getByText("L’élection est retirée.")).toBeVisible();
});

test("a resident's preferences: topics by ways and rhythms, a number shown to be theirs, without scripts", async ({
	browser,
}) => {
	const page = await someone(browser, "resident", false);
	await page.goto("/me/phone");
	await page.getByLabel("Numéro de téléphone mobile").fill("02 40 00 00 00");
	await page.getByRole("button", { name: "Recevoir un code" }).click();
	await expect(page.getByText("Ce n’est pas un numéro de mobile").first()).toBeVisible();
	await page.getByLabel("Numéro de téléphone mobile").fill("06 98 76 54 32");
	await page.getByRole("button", { name: "Recevoir un code" }).click();
	await page.goto("/mailbox");
	const sms = await page
		.getByText(/votre code est \d{6}/)
		.first()
		.innerText();
	await page.goto("/me/phone");
	await page.getByLabel("Code reçu par SMS").fill(/\d{6}/.exec(sms)?.[0] ?? "");
	await page.getByRole("button", { name: "Vérifier" }).click();
	await expect(page.getByText("Votre numéro est vérifié.")).toBeVisible();
	const culture = page.getByRole("group", { name: /Culture/ });
	await culture.getByLabel("Par e-mail").selectOption({ label: "Une fois par jour" });
	await culture.getByRole("checkbox", { name: /SMS/ }).check();
	await page.getByLabel("Si plusieurs moyens sont possibles").selectOption({ label: "SMS" });
	await page.getByRole("button", { name: "Enregistrer mes choix" }).click();
	await expect(page.getByText("Vos choix sont enregistrés.")).toBeVisible();
	await expect(culture.getByRole("checkbox", { name: /SMS/ })).toBeChecked();
	await expect(page.getByText("SMS, sur cette page").first()).toBeVisible();
	await page.getByRole("button", { name: "Retirer ce numéro" }).click();
	await expect(page.getByText("Votre numéro est retiré.")).toBeVisible();
	await expect(culture.getByRole("checkbox", { name: /SMS/ })).toBeDisabled();
});
