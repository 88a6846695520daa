import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";

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

test("a visitor and an agent talk, line by line, and the talk becomes a request", async ({ browser }) => {
	const [visitor, agent] = [await someone(browser), await someone(browser, "agent")];
	await agent.goto("/admin/chat");
	await agent.getByRole("button", { name: "Je suis disponible" }).click();
	await expect(agent.getByText("Vous êtes disponible")).toBeVisible();
	await expectAccessible(agent);
	const question = `La piscine ouvre-t-elle dimanche ${Date.now()} ?`;
	await visitor.goto("/chat");
	await expect(visitor.getByText("Un agent est là")).toBeVisible();
	await visitor.getByLabel("Votre prénom").fill("Léa");
	await visitor.getByLabel("Votre question").fill(question);
	await visitor.getByRole("button", { name: "Commencer" }).click();
	await expect(visitor.getByRole("log")).toContainText(question);
	await expectAccessible(visitor);

	await agent.getByText(question).first().waitFor();
	await agent.getByRole("article").filter({ hasText: question }).getByRole("link").click();
	await agent.getByRole("button", { name: "Répondre à cette personne" }).click();
	await agent.getByRole("textbox", { name: "Votre message" }).fill("Oui, de 10 h à 19 h.");
	await agent.keyboard.press("Enter");
	await expect(visitor.getByRole("log")).toContainText("Oui, de 10 h à 19 h.");
	await visitor.getByRole("textbox", { name: "Votre message" }).fill("Merci !");
	await visitor.keyboard.press("Enter");
	await expect(agent.getByRole("log")).toContainText("Merci !");
	await agent.getByRole("button", { name: "En faire une demande" }).click();
	await expect(agent.getByRole("heading", { level: 1 })).toContainText("La piscine ouvre-t-elle");
	await expect(visitor.getByRole("link", { name: "Suivre ma demande" })).toBeVisible();
});

test("a canonical answer says the same everywhere, and its new version reaches who was told the old one", async ({
	browser,
}) => {
	const [agent, resident] = [await someone(browser, "agent"), await someone(browser, "resident")];
	const mark = Date.now();
	const question = `Combien coûte la carte de stationnement ${mark} ?`;
	await agent.goto("/admin/answers/new");
	const fill = async (body: string) => {
		await agent.getByLabel("La question").fill(question);
		await agent.getByLabel("De quoi s’agit-il").selectOption({ label: "Voirie, circulation, éclairage" });
		await agent.getByLabel("La réponse", { exact: true }).fill(body);
		await agent.getByLabel("Forme courte").fill("Vingt euros par an.");
		await agent.getByLabel("Forme SMS").fill("Forêt : 20 euros par an.");
		await agent.getByLabel("Forme publique").fill("La carte de stationnement coûte vingt euros par an.");
	};
	await fill("La carte coûte **vingt euros** par an.");
	await expect(agent.getByText("« ê »")).toBeVisible();
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Publier la réponse" }).click();
	await expect(agent.getByText("Version 1 publiée partout.")).toBeVisible();
	await resident.goto(`/answers?q=${encodeURIComponent(`carte de stationnement ${mark}`)}`);
	await expectAccessible(resident);
	await resident.getByRole("link", { name: question }).click();
	await expect(resident.getByText("La carte coûte vingt euros par an.")).toBeVisible();

	await resident.goto("/contact?topic=streets");
	await resident.getByLabel("En quelques mots").fill(`Stationnement ${mark}`);
	await resident.getByLabel("Votre message").fill(`Combien coûte la carte de stationnement ${mark} ?`);
	await resident.getByRole("main").getByRole("button", { name: "Envoyer", exact: true }).click();
	const reference = /D-[0-9A-Z-]+/.exec(resident.url())?.[0] ?? "";
	await agent.goto(`/admin/matters/${reference}`);
	await agent.getByLabel("Réponses types", { exact: true }).last().selectOption({ label: question });
	await agent.getByRole("button", { name: "Insérer" }).click();
	await expect(agent.getByRole("textbox", { name: "Votre réponse" })).toHaveValue(/vingt euros/);
	await agent.getByRole("button", { name: "Envoyer la réponse" }).click();
	await expect(agent.getByText("Réponse enregistrée.")).toBeVisible();

	await agent.goto("/admin/answers");
	await agent.getByRole("link", { name: question }).click();
	await agent.getByLabel("La réponse", { exact: true }).fill("La carte coûte désormais trente euros par an.");
	await agent.getByRole("button", { name: "Publier la nouvelle version" }).click();
	await expect(agent.getByText(reference)).toBeVisible();
	await agent.getByRole("button", { name: "Envoyer la correction" }).click();
	await expect(agent.getByText("La correction part pour 1 demande.")).toBeVisible();
	await expect(async () => {
		await resident.goto(`/me/matters/${reference}`);
		await expect(resident.getByText("trente euros")).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await linkInMail(resident, "camille.moreau", new RegExp(`Stationnement ${mark}`));
});
