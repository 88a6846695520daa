import { type Browser, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";

const someone = async (
	browser: Browser,
	role?: "resident" | "agent" | "elected",
	options: { javaScriptEnabled?: boolean } = {},
) => {
	const page = await (await browser.newContext(options)).newPage();
	if (role) await signInAs(page, role);
	return page;
};

/** A photo as a phone makes them: it says where it was taken. */
const aPhoto = () =>
	sharp({ create: { width: 640, height: 480, channels: 3, background: "#556677" } })
		.withExif({
			IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 12/1 50/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 54/1 40/1" },
		})
		.jpeg()
		.toBuffer();

const next = (page: Page) => page.locator("section[data-shown]").getByRole("button", { name: "Continuer" }).click();

/** Words and the category they suggest, then its questions. */
const describe = async (page: Page, words: string) => {
	await page.getByLabel("Décrivez le problème").fill(words);
	await page.getByRole("button", { name: "Lampadaire éteint ou clignotant" }).click();
	await page.getByRole("radio", { name: "Elle clignote" }).check();
	await page.getByRole("radio", { name: /Aucun de ceux-là/ }).check();
};

const send = (page: Page) => page.getByRole("main").getByRole("button", { name: "Envoyer le signalement" }).click();

/** Without JavaScript: the next page has come, so that nothing is filled in on the one that goes. */
const sendPage = async (page: Page) => {
	const answer = page.waitForEvent("load");
	await send(page);
	await answer;
};

/** Goes on from «what» to the end, past what was reported close by. */
const sendWhateverIsNear = async (page: Page) => {
	await next(page);
	const near = page.getByRole("button", { name: /Non, c’est autre chose/ });
	const end = page.getByRole("button", { name: "Envoyer le signalement" });
	await expect(near.or(end).first()).toBeVisible();
	if (await near.isVisible()) {
		await expectAccessible(page);
		await near.click();
	}
	await expectAccessible(page);
	await send(page);
};

test("a resident reports with an address and a photo; an agent answers; the resident reads it and is told", async ({
	browser,
}) => {
	const words = `La lampe clignote toute la nuit devant chez moi, essai ${Date.now()}.`;
	const [resident, agent] = [await someone(browser, "resident"), await someone(browser, "agent")];
	await resident.goto("/reports/new");
	await expectAccessible(resident);
	await next(resident);
	await expect(resident.getByText(/Indiquez où est le problème/)).toBeVisible();
	await resident
		.getByLabel(/^Photos/)
		.setInputFiles({ name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
	await resident.getByLabel("Adresse ou lieu").fill("12 rue de la levee");
	await next(resident);
	await expect(resident.getByRole("heading", { name: "Que se passe-t-il" })).toBeVisible();
	await next(resident);
	await expect(resident.getByText(/Décrivez le problème en 10 caractères/)).toBeVisible();
	await describe(resident, words);
	await expectAccessible(resident);
	await sendWhateverIsNear(resident);
	await expect(resident).toHaveURL(/\/reports\/\d+$/);
	const number = /\d+$/.exec(resident.url())?.[0] ?? "";
	await expect(resident.getByText(words)).toBeVisible();
	await expectAccessible(resident);

	const source = (await resident.getByRole("img", { name: /photo 1/ }).getAttribute("src")) ?? "";
	const stored = await resident.request.get(source);
	expect((await sharp(await stored.body()).metadata()).exif).toBeUndefined();

	await agent.goto(`/admin/reports?q=${number}`);
	await expectAccessible(agent);
	await agent.getByRole("link", { name: new RegExp(number) }).click();
	await expect(agent.getByText("Que fait la lampe ?")).toBeVisible();
	await expect(agent.getByText("Elle clignote")).toBeVisible();
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Prendre en charge" }).click();
	await expect(agent).toHaveURL(/who=me/);
	await agent.goto(`/admin/reports/${number}`);
	await agent.getByRole("radio", { name: "Réparé" }).check();
	await agent.getByRole("button", { name: "Enregistrer" }).click();
	await expect(agent.getByText("Écrivez un message aux habitants.").first()).toBeVisible();
	await agent.getByLabel("Message aux habitants").fill("Ampoule remplacée ce matin.");
	await agent.getByRole("button", { name: "Enregistrer" }).click();
	await expect(agent.getByText("C’est enregistré")).toBeVisible();

	await resident.goto(`/reports/${number}`);
	await expect(resident.getByText("Ampoule remplacée ce matin.")).toBeVisible();
	expect(await linkInMail(resident, "camille.moreau@demonstration.example", new RegExp(`${number}.*Réparé`))).toBe(
		`/reports/${number}`,
	);
	await resident.goto("/me?kind=reports");
	await expect(
		resident
			.getByRole("main")
			.getByText(/12 rue de la Levée/i)
			.first(),
	).toBeVisible();
	await expectAccessible(resident);
});

test("somebody without an account and without JavaScript reports by address, and confirms by e-mail", async ({
	browser,
}) => {
	const page = await someone(browser, undefined, { javaScriptEnabled: false });
	const email = `voisin-${Date.now()}@exemple.example`;
	await page.goto("/reports/new");
	await page.getByLabel("Adresse ou lieu").fill("une rue qui n’existe pas");
	await page.getByLabel("Décrivez le problème").fill("Le lampadaire est resté allumé toute la journée.");
	await page.locator("summary", { hasText: "Éclairage" }).click();
	await page.getByRole("radio", { name: "Lampadaire éteint ou clignotant" }).check();
	await page.getByLabel("Votre adresse e-mail").fill(email);
	await sendPage(page);
	await expect(page.getByText("Cette adresse n’est pas connue dans la ville.").first()).toBeVisible();
	await expect(page.getByLabel("Décrivez le problème")).toHaveValue(/resté allumé/);
	await expect(page.getByRole("group", { name: "Que fait la lampe ?" })).toBeVisible();

	await page.getByLabel("Adresse ou lieu").fill("9 rue de la Levée");
	await sendPage(page);
	await expect(page.getByText("Répondez à cette question.").first()).toBeVisible();
	await page.getByRole("radio", { name: "Elle est éteinte" }).check();
	await sendPage(page);
	await page.getByRole("radio", { name: "Oui, une seule" }).check();
	await sendPage(page);
	await page.getByRole("radio", { name: /Aucun de ceux-là/ }).check();
	await sendPage(page);
	const anyway = page.getByRole("button", { name: "Ce n’est aucun de ceux-là, envoyer" });
	const done = page.getByRole("heading", { name: "Il reste un clic" });
	await expect(anyway.or(done).first()).toBeVisible();
	if (await anyway.isVisible()) await anyway.click();
	await expect(done).toBeVisible();
	const number = /number=(\d+)/.exec(page.url())?.[1];
	expect((await page.request.get(`/reports/${number}`)).status()).toBe(404);

	await page.goto(await linkInMail(page, email, /Confirmez votre signalement/));
	await page.getByRole("button", { name: "Confirmer mon signalement" }).click();
	await expect(page.getByText("votre signalement est confirmé")).toBeVisible();
	expect((await page.request.get(`/reports/${number}`)).status()).toBe(200);
});

test("a place is chosen with the keyboard alone: an address, then the pin moved by arrows", async ({ browser }) => {
	const page = await someone(browser, "resident");
	await page.goto("/reports/new");
	await expect(page.locator(".leaflet-container")).toBeVisible();
	const latitude = page.locator("input[name=lat]");
	await page.getByLabel("Adresse ou lieu").focus();
	await page.keyboard.type("12 rue de la levee");
	await expect(page.getByRole("option").first()).toBeVisible();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await expect(latitude).not.toHaveValue("");
	const before = await latitude.inputValue();
	await page.locator(".map-picked").focus();
	await page.keyboard.press("ArrowUp");
	await expect(latitude).not.toHaveValue(before);
});

test("everyone sees the reports on the map and in the list; filters keep both in step", async ({ page }) => {
	await page.goto("/reports");
	await expect(page.locator(".leaflet-container")).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel("Situation").selectOption({ label: "Terminés" });
	await page.getByRole("button", { name: "Filtrer" }).click();
	await expect(page).toHaveURL(/status=closed/);
	await expect(page.getByRole("article").first()).toContainText(/Réparé|Clos sans travaux/);
	const answer = await page.request.get("/reports/map.json?bbox=-0.95,47.15,-0.85,47.25&zoom=13&status=closed");
	expect(answer.headers()["content-type"]).toContain("geo+json");
	const again = await page.request.get("/reports/map.json?bbox=-0.95,47.15,-0.85,47.25&zoom=13&status=closed", {
		headers: { "if-none-match": answer.headers().etag ?? "" },
	});
	expect(again.status()).toBe(304);
});

test("an elected official may not handle reports", async ({ browser }) => {
	const page = await someone(browser, "elected");
	expect((await page.request.get("/admin/reports")).status()).toBe(403);
});

test("a report written without network is kept with its photo, and sent once when the network is back", async ({
	browser,
}) => {
	const page = await someone(browser, "resident");
	await page.goto("/reports/new");
	const isKept = () => page.evaluate(async () => Boolean(await (await caches.open("parvis-kept-1")).match("/kept-at")));
	await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
	await page.context().setOffline(true);
	await page.goto("/reports/new");
	const words = `Nid-de-poule profond, écrit sans réseau, essai ${Date.now()}.`;
	await page
		.getByLabel(/^Photos/)
		.setInputFiles({ name: "IMG_0002.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
	await page.getByLabel("Adresse ou lieu").fill("9 rue de la Levée");
	await next(page);
	await page.getByLabel("Décrivez le problème").fill(words);
	await page.getByRole("button", { name: "Nid-de-poule ou chaussée abîmée" }).first().click();
	await page.getByRole("radio", { name: "Sur la chaussée" }).check();
	await next(page);
	await send(page);
	await expect(page.getByText("En attente du réseau")).toBeVisible();
	await expect(page.getByText("1 photo")).toBeVisible();
	await page.context().setOffline(false);
	const sent = page.getByRole("listitem").filter({ hasText: words });
	await expect(sent.getByText("Envoyé", { exact: true })).toBeVisible({ timeout: 20_000 });
	await page
		.getByRole("button", { name: "Envoyer maintenant" })
		.click({ timeout: 500 })
		.catch(() => undefined);
	await page.goto(`/reports?q=${encodeURIComponent(words)}`);
	await expect(page.getByRole("article")).toHaveCount(1);
	await page.getByRole("article").getByRole("link").first().click();
	await expect(page.getByRole("img", { name: /photo 1/ })).toBeVisible();
});
