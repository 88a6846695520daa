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
	await resident.getByLabel("École et petite enfance").selectOption({ label: "Dès que possible" });
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
	await agent.getByLabel("Sujet").selectOption({ label: "École et petite enfance" });
	await agent.getByLabel("Groupe").selectOption({ label: name });
	await agent.getByLabel("Objet").fill(subject);
	await agent.getByLabel("Texte").fill("Les inscriptions ouvrent lundi à la mairie.");
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await agent.getByRole("button", { name: "Soumettre à une autre personne" }).click();
	await expect(agent.getByText("La campagne attend")).toBeVisible();
	await expect(agent.getByRole("button", { name: "Approuver et envoyer" })).toHaveCount(0);
	await admin.goto(agent.url());
	await admin.getByRole("button", { name: "Approuver et envoyer" }).click();
	await expect(admin.getByText("La campagne part.")).toBeVisible();

	const why = await linkInMail(resident, "camille.moreau", new RegExp(`^${subject}$`));
	await resident.goto(why);
	await expect(resident.getByText("votre langue est Français").first()).toBeVisible();
	await resident.getByRole("link", { name: "Ne plus recevoir ce sujet" }).click();
	await resident.getByRole("button", { name: "Ne plus recevoir" }).click();
	await expect(resident.getByText("Vous ne recevrez plus de lettres sur le sujet")).toBeVisible();
	await resident.goto("/me/preferences");
	await expect(resident.getByLabel("École et petite enfance")).toHaveValue("off");
	await expect(resident.getByText("Accord retiré").first()).toBeVisible();
});
