import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "../../app/lib/actor";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";

const someone = async (browser: Browser, role?: Role, options: { javaScriptEnabled?: boolean } = {}) => {
	const page = await (await browser.newContext(options)).newPage();
	if (role) await signInAs(page, role);
	return page;
};

/** Opens the first report of the queue's search; answers its number. */
const openFirst = async (page: Page, search: string): Promise<string> => {
	await page.goto(`/admin/reports?${search}`);
	await page.getByRole("table").getByRole("link").first().click();
	await expect(page).toHaveURL(/\/admin\/reports\/\d+$/);
	return /\d+$/.exec(page.url())?.[0] ?? "";
};

test("an administrator writes a rule, tries it on the last 90 days, and puts it in force", async ({ browser }) => {
	const page = await someone(browser, "admin");
	await page.goto("/admin/reports/rules");
	await expectAccessible(page);
	await page.getByRole("link", { name: "Ajouter une règle" }).click();
	await page.getByRole("button", { name: "Enregistrer dans le brouillon" }).click();
	await expect(page.getByRole("alert").getByRole("link").first()).toBeVisible();
	await page.getByLabel("Nom de la règle").fill("Éclairage : la voirie aussi");
	await page
		.getByRole("group", { name: /Catégories/ })
		.getByRole("checkbox", { name: "Éclairage", exact: true })
		.check();
	await page.getByLabel(/^Équipe/).selectOption({ label: "Voirie rive sud" });
	await page.getByRole("button", { name: "Enregistrer dans le brouillon" }).click();
	await expect(page.getByText("Brouillon en cours")).toBeVisible();
	await page.getByRole("link", { name: "Essayer sur les 90 derniers jours" }).click();
	await expect(page.getByRole("heading", { name: "Ce qui changerait de mains" })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Mettre en service" }).click();
	await expect(page.getByText("Les règles sont en service.")).toBeVisible();
	await expect(page.getByText("Version 2")).toBeVisible();
});

test("an agent keeps a search, acts on several at once, and prints a round", async ({ browser }) => {
	const page = await someone(browser, "agent", { javaScriptEnabled: false });
	await page.goto("/admin/reports?state=received");
	await page.getByText("Enregistrer cette recherche").click();
	await page.getByLabel("Nom", { exact: true }).fill("À trier");
	await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await expect(page.getByRole("link", { name: "À trier" })).toBeVisible();
	const ticks = page.getByRole("table").getByRole("checkbox");
	await ticks.nth(0).check();
	await ticks.nth(1).check();
	await page.getByText("Agir sur tous les signalements cochés").click();
	await page.getByLabel("Suite donnée").selectOption({ label: "En cours" });
	await page.getByRole("button", { name: "Changer l’état" }).click();
	await expect(page.getByText("C’est fait pour 2 signalements.")).toBeVisible();
	await page.getByRole("table").getByRole("checkbox").nth(0).check();
	await page.getByRole("table").getByRole("checkbox").nth(3).check();
	await page.getByRole("button", { name: "Feuille de tournée" }).click();
	await expect(page).toHaveURL(/\/admin\/reports\/round\?/);
	await expect(page.getByText("2 arrêts")).toBeVisible();
});

test("two agents decide at once: the second sees what the first did, and loses nothing", async ({ browser }) => {
	const [one, two] = [await someone(browser, "agent"), await someone(browser, "admin")];
	const number = await openFirst(one, "state=triaged");
	await two.goto(`/admin/reports/${number}`);
	await one.getByRole("radio", { name: "En cours" }).check();
	await one.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await expect(one.getByText("C’est enregistré")).toBeVisible();
	await two.getByRole("radio", { name: "Réparé" }).check();
	await two.getByLabel("Message aux habitants").fill("Réparé ce matin.");
	await two.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await expect(two.getByText("Ce signalement a changé pendant que vous écriviez")).toBeVisible();
	await expect(two.getByLabel("Message aux habitants")).toHaveValue("Réparé ce matin.");
	await expectAccessible(two);
	await two.getByRole("button", { name: "Enregistrer ma décision après la leur" }).click();
	await expect(two.getByText("C’est enregistré")).toBeVisible();
});

test("a contractor without account begins, asks for a pause, and says that it is done", async ({ browser }) => {
	const [agent, contractor] = [await someone(browser, "agent"), await someone(browser)];
	const number = await openFirst(agent, "state=triaged&category=voirie");
	await agent.getByText("Demander une intervention").click();
	await agent.getByLabel("Quoi faire").fill("Reboucher le trou");
	await agent.getByLabel("Par qui").selectOption({ label: "Enrobés de l’Ouest" });
	await agent.getByRole("button", { name: "Demander", exact: true }).click();
	await expect(agent.getByText("L’intervention est demandée.")).toBeVisible();

	await contractor.goto(await linkInMail(contractor, "astreinte@enrobes-ouest.example", new RegExp(number)));
	const task = contractor
		.getByRole("listitem")
		.filter({ hasText: `n° ${number}` })
		.first();
	await expectAccessible(contractor);
	await task.getByRole("button", { name: "Bien reçu" }).click();
	await task.getByText("Demander une suspension du délai").click();
	await task.getByLabel(/Pourquoi attendre/).fill("Gel annoncé toute la semaine.");
	await task.getByRole("button", { name: "Demander la suspension" }).click();
	await expect(task.getByText("Suspension demandée")).toBeVisible();

	await agent.goto(`/admin/reports/${number}`);
	await agent.getByRole("button", { name: "Accorder la suspension" }).click();
	await expect(agent.getByText("Le délai est suspendu.")).toBeVisible();

	await contractor.reload();
	await task.getByText("Déclarer terminé").click();
	await task.getByLabel("Ce qui a été fait").fill("Trou rebouché et compacté.");
	await task.getByRole("button", { name: "C’est terminé" }).click();
	await expect(contractor.getByText("La ville vérifie et clôt le signalement.")).toBeVisible();
	await agent.goto(`/admin/reports/${number}`);
	await expect(agent.getByText("Trou rebouché et compacté.").first()).toBeVisible();
});
