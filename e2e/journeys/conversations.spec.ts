import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";

const someone = async (
	browser: Browser,
	role?: "resident" | "agent" | "admin",
	javaScriptEnabled = true,
): Promise<Page> => {
	const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
	if (role) await signInAs(page, role);
	return page;
};

test("an agent's morning: a call typed in, a ready answer inserted, a colleague named, a letter printed", async ({
	browser,
}) => {
	const agent = await someone(browser, "agent");
	const subject = `Encombrants devant chez moi ${Date.now()}`;
	await agent.goto("/admin/matters");
	await expectAccessible(agent);
	await agent.getByRole("link", { name: "Saisir une demande" }).click();
	await expectAccessible(agent);
	await agent.getByLabel("Courrier", { exact: true }).check();
	await agent.getByLabel("Nom de la personne").fill("Jeanne Roy");
	await agent.getByLabel("Courrier papier").check();
	await agent.getByRole("button", { name: "Enregistrer la demande" }).click();
	await expect(agent.getByRole("alert").getByRole("link").first()).toBeVisible();
	await agent.getByLabel("Adresse postale").fill("Jeanne Roy\n3 rue des Lilas\n49990 Marvoise");
	await agent.getByLabel("De quoi s’agit-il").selectOption({ label: "Propreté, déchets" });
	await agent.getByLabel("En quelques mots").fill(subject);
	await agent.getByLabel("Ce que la personne demande").fill("Quand passe le camion des encombrants ?");
	await agent.getByRole("button", { name: "Enregistrer la demande" }).click();
	await expect(agent.getByRole("heading", { level: 1 })).toHaveText(subject);

	await expect(agent.getByRole("region", { name: "Où part votre réponse" })).toContainText("par courrier");
	await agent.getByRole("textbox", { name: "Votre réponse" }).fill("Bonjour Madame,");
	await agent.getByRole("button", { name: "Quand passe le camion des encombrants ?" }).click();
	await expect(agent.getByRole("textbox", { name: "Votre réponse" })).toHaveValue(/^Bonjour Madame,\n\nLe ramassage/);
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Envoyer la réponse" }).click();
	await expect(agent.getByText("Réponse enregistrée.")).toBeVisible();
	await agent.getByLabel("Note interne").fill("À vérifier avec la collecte.");
	await agent.getByLabel("Pour un collègue").selectOption({ label: "Thomas Rousseau" });
	await agent.getByRole("button", { name: "Ajouter la note" }).click();
	await expect(agent.getByText("Note ajoutée.")).toBeVisible();

	const colleague = await someone(browser, "admin");
	await colleague.goto("/admin/matters?queue=mentions");
	await expect(colleague.getByRole("link", { name: subject })).toBeVisible();
	await colleague.getByRole("link", { name: subject }).click();
	await expect(agent.getByText(/Thomas Rousseau a aussi cette demande sous les yeux/)).toBeVisible({ timeout: 20_000 });

	await agent.goto("/admin/by-hand");
	await expectAccessible(agent);
	const letter = agent.getByRole("article").filter({ hasText: "Jeanne Roy" }).last();
	await expect(letter).toContainText("3 rue des Lilas");
	await letter.getByRole("link", { name: "Imprimer" }).click();
	await expect(agent.getByRole("heading", { level: 1, name: /^Lettre à/ })).toBeVisible();
	await expect(agent.getByRole("article")).toContainText("3 rue des Lilas");
	await agent.getByRole("button", { name: "Postée" }).click();
	await expect(agent.getByText("C’est noté.")).toBeVisible();
});

test("a question asked when nobody is there becomes a request, without JavaScript too", async ({ browser }) => {
	const visitor = await someone(browser, undefined, false);
	await visitor.goto("/chat");
	await visitor.getByLabel("Votre question").fill("Où déposer de vieux pots de peinture ?");
	await visitor.getByRole("main").getByRole("button").first().click();
	const follow = visitor.getByRole("link", { name: "Suivre ma demande" });
	const handOver = visitor.getByRole("button", { name: "En faire une demande écrite" });
	if (await handOver.isVisible()) await handOver.click();
	await expect(follow).toBeVisible();
	await follow.click();
	await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(/vieux pots de peinture/);
});
