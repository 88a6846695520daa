import { type Browser, expect, type Page, test } from "@playwright/test";
import { Client } from "pg";
import sharp from "sharp";
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

/** A photo, as proof. */
const aPhoto = () =>
	sharp({ create: { width: 320, height: 240, channels: 3, background: "#556677" } })
		.jpeg()
		.toBuffer();

/** Files a report as the form does, nothing else around; answers its number. */
const fileReport = async (page: Page, place: { address: string; lat: string; lng: string }): Promise<string> => {
	await page.goto("/reports/new");
	const radio = page.getByRole("radio", { name: "Tag, graffiti ou affiche", includeHidden: true });
	const multipart = {
		...{ formKey: crypto.randomUUID(), text: `Un tag sur tout le mur, essai ${Date.now()}.`, none: "1" },
		...{ ...place, category: (await radio.getAttribute("value")) ?? "" },
	};
	const answer = await page.request.post("/reports/new", { multipart, maxRedirects: 0 });
	return /\/reports\/(\d+)$/.exec(answer.headers().location ?? "")?.[1] ?? `not filed: ${answer.status()}`;
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

test("who reported confirms a closing, or contests it with a photo, and the city decides again", async ({
	browser,
}) => {
	const [resident, agent] = [await someone(browser, "resident"), await someone(browser, "agent")];
	const number = await fileReport(resident, { address: "8 rue de la Levée", lat: "47.2145", lng: "-0.9112" });
	const close = async (text: string) => {
		await agent.goto(`/admin/reports/${number}`);
		await agent.getByRole("radio", { name: "Réparé" }).check();
		await agent.getByLabel("Message aux habitants").fill(text);
		await agent.getByRole("button", { name: "Enregistrer", exact: true }).click();
		await expect(agent.getByText("C’est enregistré")).toBeVisible();
	};
	await close("Mur nettoyé.");
	await resident.goto(`/reports/${number}`);
	await expectAccessible(resident);
	await resident.getByRole("radio", { name: "Non, ce n’est pas réglé" }).check();
	await resident.getByLabel(/^Photos/).setInputFiles({ name: "b.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
	await resident.getByLabel("Ce que vous constatez").fill("Le mur est encore couvert ce soir.");
	await resident.getByRole("button", { name: "Envoyer ma réponse" }).click();
	await expect(resident.getByText("Le mur est encore couvert ce soir.").first()).toBeVisible();
	await expect(resident.getByRole("img", { name: /photo 1/ })).toBeVisible();
	await agent.goto(`/admin/reports/${number}`);
	await expect(agent.getByText("Le mur est encore couvert ce soir.").first()).toBeVisible();
	await close("Nettoyé de nouveau, et vérifié.");
	await resident.goto(`/reports/${number}`);
	await resident.getByRole("radio", { name: "Oui, c’est réglé" }).check();
	await resident.getByRole("button", { name: "Envoyer ma réponse" }).click();
	await expect(resident.getByText("Vous avez confirmé", { exact: false }).first()).toBeVisible();
});

test("an elected member reads the figures, without anybody's identity", async ({ browser }) => {
	const page = await someone(browser, "elected");
	await page.goto("/admin");
	await page
		.getByRole("link", { name: /Suivi des interventions/ })
		.first()
		.click();
	await expect(page.getByText("Réparations confirmées par les habitants").first()).toBeVisible();
	await expectAccessible(page);
	const file = await page.request.get("/admin/works.csv?by=area");
	expect(await file.text()).toContain("Quartier");
	const list = await (await page.request.get("/admin/reports.csv")).text();
	expect(list.split("\r\n").length).toBeGreaterThan(50);
	expect(list).not.toContain("@");
	expect((await page.request.get("/admin/reports")).status()).toBe(403);
});

test("a voted project answers the open reports around it, and who reported reads it", async ({ browser }) => {
	const [resident, admin] = [await someone(browser, "resident"), await someone(browser, "admin")];
	const client = new Client({ connectionString: process.env.DATABASE_URL });
	await client.connect();
	const { rows } = await client.query(`
		SELECT p.id, p.title, p.lat, p.lng FROM "PublicationVersion" v CROSS JOIN LATERAL jsonb_array_elements(v.decisions) d
		JOIN "Proposal" p ON p.id::text = d ->> 'subjectId'
		WHERE d ->> 'kind' <> 'not-taken-up' AND p.lat IS NOT NULL ORDER BY p.id LIMIT 1`);
	await client.end();
	const [project] = rows;
	const place = { lat: String(project.lat), lng: String(project.lng), address: "" };
	const number = await fileReport(resident, place);
	await admin.goto(`/proposals/${project.id}`);
	await admin.getByRole("link", { name: "Répondre à des signalements par ce projet" }).click();
	await expectAccessible(admin);
	await admin.getByRole("checkbox", { name: new RegExp(`· ${number} –`) }).check();
	await admin.getByLabel("Travaux prévus pour le").fill("2027-03-15");
	await admin.getByRole("button", { name: "Répondre à ces signalements" }).click();
	await expect(admin.getByText("Le projet répond à 1 signalement.")).toBeVisible();
	await resident.goto(`/proposals/${project.id}`);
	await expect(resident.getByRole("link", { name: new RegExp(number) })).toBeVisible();
	await resident.goto(`/reports/${number}`);
	await expect(resident.getByText("Un projet voté y répond")).toBeVisible();
	await expect(resident.getByText("Travaux prévus").first()).toBeVisible();
});

test("an administrator adds a category with a question that ends the form, and archives it", async ({ browser }) => {
	const page = await someone(browser, "admin");
	await page.goto("/admin/reports/categories");
	await expectAccessible(page);
	await page.getByRole("link", { name: "Ajouter une catégorie" }).click();
	const name = `Fuite d’eau ${Date.now()}`;
	await page.getByLabel("Nom en français").fill(name);
	await page.getByLabel("Nom en anglais").fill("Water leak");
	await page.getByLabel("Thème").selectOption({ index: 2 });
	await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await expect(page.getByText("La catégorie est enregistrée.")).toBeVisible();
	await page.getByRole("link", { name: "Ajouter une question" }).click();
	await page.getByLabel("Question en français").fill("L’eau touche-t-elle un câble ?");
	await page.getByLabel("Question en anglais").fill("Does the water touch a cable?");
	await page.getByRole("button", { name: "Enregistrer la question" }).click();
	await expect(page.getByText("Écrivez au moins deux réponses.").first()).toBeVisible();
	await expectAccessible(page);
	for (const [index, french, english] of [
		[0, "Non", "No"],
		[1, "Oui", "Yes"],
	] as const) {
		const line = page.getByRole("group", { name: `Réponse ${index + 1}`, exact: true });
		await line.getByLabel("En français").first().fill(french);
		await line.getByLabel("En anglais").first().fill(english);
		if (index === 0) continue;
		await line.getByText("Consigne qui arrête le formulaire").click();
		await line.getByLabel("En français").last().fill("Appelez le 18.");
		await line.getByLabel("En anglais").last().fill("Call 18.");
	}
	await page.getByRole("button", { name: "Enregistrer la question" }).click();
	await expect(page.getByText("La question est enregistrée.")).toBeVisible();
	await page.goto("/reports/new");
	await expect(page.getByRole("radio", { name, includeHidden: true })).toHaveCount(1);
	await page.goto("/admin/reports/categories");
	await page.getByRole("link", { name }).click();
	await page.getByLabel("Proposée aux habitants").uncheck();
	await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
	await expect(page.getByText("La catégorie est enregistrée.")).toBeVisible();
	await page.goto("/reports/new");
	await expect(page.getByRole("radio", { name, includeHidden: true })).toHaveCount(0);
});
test("a hot spot becomes a consultation, and who reported there is invited when it is published", async ({
	browser,
}) => {
	const page = await someone(browser, "admin");
	await page.goto("/admin/works/hot-spots?days=365");
	await expectAccessible(page);
	await page.getByRole("table").getByRole("button").first().click();
	await expect(page).toHaveURL(/\/admin\/consultations\/[0-9a-f-]{36}$/);
	const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
	await page
		.getByRole("button", { name: /^Publier/ })
		.first()
		.click();
	await expect(page.getByRole("button", { name: /^Publier/ })).toHaveCount(0);
	const letters = page.getByRole("listitem").filter({ hasText: title.slice(0, 30) });
	await expect(async () => {
		await page.goto("/mailbox");
		await expect(letters.first()).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await page.goto("/admin/works/hot-spots?days=365");
	await expect(page.getByRole("table").getByRole("link").first()).toBeVisible();
});
