import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";

/** A browser of its own for one person of the story. */
const someone = async (browser: Browser, role?: "resident" | "agent" | "elected", javaScriptEnabled = true) => {
	const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
	if (role) await signInAs(page, role);
	return page;
};

const write = async (page: Page, subject: string) => {
	await page.goto("/contact");
	await page.getByLabel("De quoi s’agit-il").selectOption({ label: "Voirie, circulation, éclairage" });
	await page.getByLabel("En quelques mots").fill(subject);
	await page.getByLabel("Votre message").fill("Le lampadaire devant l’école ne s’allume plus depuis lundi soir.");
};

const send = (page: Page) => page.getByRole("main").getByRole("button", { name: "Envoyer", exact: true }).click();

test("a resident writes, an agent answers once, the resident goes on, and it is one matter", async ({ browser }) => {
	const subject = `Lampadaire en panne ${Date.now()}`;
	const [resident, agent] = [await someone(browser, "resident"), await someone(browser, "agent")];
	await resident.goto("/contact");
	await expectAccessible(resident);
	await send(resident);
	await expect(resident.getByRole("alert").getByRole("link").first()).toBeVisible();
	await write(resident, subject);
	await send(resident);
	await expect(resident).toHaveURL(/\/me\/matters\/D-/);
	await expect(resident.getByRole("heading", { level: 1 })).toHaveText(subject);
	await expect(resident.getByText("Message automatique")).toBeVisible();
	await expectAccessible(resident);

	await agent.goto(`/admin/matters?search=${encodeURIComponent(subject)}`);
	await expectAccessible(agent);
	await agent.getByRole("link", { name: subject }).focus();
	await agent.keyboard.press("Enter");
	await expect(agent.getByRole("heading", { level: 1 })).toHaveText(subject);
	await agent.getByLabel("Note interne").fill("Voir avec l’éclairage public.");
	await agent.getByRole("button", { name: "Ajouter la note" }).click();
	await expect(agent.getByText("Note ajoutée.")).toBeVisible();
	await agent.getByRole("textbox", { name: "Votre réponse" }).fill("Bonjour,\n\nl’équipe passe jeudi matin.");
	await agent.getByRole("button", { name: "Envoyer la réponse" }).click();
	await expect(agent.getByText("Réponse enregistrée.")).toBeVisible();
	await expect(agent.getByText(/par e-mail\s: (en attente|envoyé)/).first()).toBeVisible();
	await expectAccessible(agent);

	const path = await linkInMail(resident, "camille.moreau", new RegExp(`\\] ${subject}$`));
	await resident.goto(path);
	await expect(resident.getByText("l’équipe passe jeudi matin.")).toBeVisible();
	await expect(resident.getByText("Voir avec l’éclairage public.")).toHaveCount(0);
	await resident.getByLabel("Votre message").fill("Merci, c’est réparé !");
	await send(resident);
	await expect(resident.getByText("est ajouté à la demande")).toBeVisible();
	await agent.reload();
	await expect(agent.getByText("Merci, c’est réparé !")).toBeVisible();
	await expect(agent.getByRole("complementary").getByText("Rouverte")).toBeVisible();
});

test("without an account and without JavaScript, a message leaves when its link is opened, and is followed from there", async ({
	browser,
}) => {
	const visitor = await someone(browser, undefined, false);
	const subject = `Bruit la nuit ${Date.now()}`;
	const email = `hugo.${Date.now()}@exemple.example`;
	await write(visitor, subject);
	await visitor.getByLabel("Votre nom").fill("Hugo Petit");
	await send(visitor);
	await expect(visitor.getByLabel("Votre message")).toHaveValue(/lampadaire/);
	await visitor.getByLabel("Votre adresse e-mail").fill(email);
	await send(visitor);
	await expect(visitor.getByText(email)).toBeVisible();

	await visitor.goto(await linkInMail(visitor, email, /Confirmez votre message/));
	await visitor.getByRole("button", { name: "Envoyer mon message à la ville" }).click();
	await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(subject);
	await visitor.getByLabel("Votre message").fill("C’est surtout le week-end.");
	await send(visitor);
	await expect(visitor.getByText("C’est surtout le week-end.")).toBeVisible();
});

test("two matters become one and two again; an elected official sees counts only", async ({ browser }) => {
	const [resident, agent] = [await someone(browser, "resident", false), await someone(browser, "agent", false)];
	const references: string[] = [];
	for (const subject of ["Trottoir cassé", "Toujours ce trottoir"]) {
		await write(resident, subject);
		await send(resident);
		await expect(resident).toHaveURL(/D-/);
		references.push(/D-[0-9A-Z-]+/.exec(resident.url())?.[0] ?? "");
	}
	await agent.goto(`/admin/matters/${references[0]}`);
	await agent.getByLabel("La référence de l’autre demande", { exact: false }).fill(references[1] ?? "");
	await agent.getByRole("button", { name: "Réunir", exact: true }).click();
	await expect(agent.getByText("Les deux demandes n’en font plus qu’une.")).toBeVisible();
	await resident.goto(`/me/matters/${references[1]}`);
	await expect(resident).toHaveURL(new RegExp(`${references[0]}$`));
	await agent.getByRole("button", { name: "Défaire la réunion" }).click();
	await expect(agent.getByText("Les deux demandes sont de nouveau séparées.")).toBeVisible();

	const elected = await someone(browser, "elected", false);
	await elected.goto("/admin/matters");
	await expect(elected.getByText("à traiter")).toBeVisible();
	await expect(elected.getByText("Trottoir cassé")).toHaveCount(0);
	expect((await elected.goto(`/admin/matters/${references[0]}`))?.status()).toBe(403);
});
