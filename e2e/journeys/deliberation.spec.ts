import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "../../app/lib/actor";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { aNewResident, unique } from "../pages/votes";

const someone = async (browser: Browser, role: Role): Promise<Page> => {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role);
	return page;
};

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A draft from a template. Answers the path of its desk. */
const draft = async (page: Page, title: string, template: string, startsOn: string): Promise<string> => {
	await page.goto("/admin/consultations/new");
	await page.locator('[name="title"]').fill(title);
	await page.locator('[name="summary"]').fill("La place est refaite l’an prochain : dites-nous ce que vous y voulez.");
	await page.locator('[name="decidedBy"]').fill("Le conseil municipal, en juin.");
	await page.locator(`[name="template"][value="${template}"]`).check();
	await page.locator('[name="startsOn"]').fill(startsOn);
	await page.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(page).toHaveURL(/\/admin\/consultations\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
};

const close = async (page: Page, desk: string, phase: string) => {
	await page.goto(desk);
	await page.getByRole("button", { name: `Clore maintenant l’étape « ${phase} »` }).click();
	await expect(page.getByText("L’étape est close.")).toBeVisible();
};

const open = async (page: Page, desk: string, phase: string) => {
	await page.goto(desk);
	await page.getByRole("button", { name: `Ouvrir maintenant l’étape « ${phase} »` }).click();
	await expect(page.getByText("L’étape est ouverte.")).toBeVisible();
};

const TEXT =
	"Article 1 – Les arbres\n\nChaque arbre abattu est remplacé dans un délai d’un an.\n\nLes bancs sont en bois.";

/** An official pastes the text of a phase, looks at its passages and puts it to debate. */
const putText = async (official: Page, desk: string, check: (page: Page) => Promise<void>) => {
	await official.goto(desk);
	await official.getByRole("link", { name: "Texte à débattre" }).click();
	await official.locator('[name="text"]').fill(TEXT);
	await official.getByRole("button", { name: "Voir le découpage" }).click();
	await expect(official.getByText("3 passages")).toBeVisible();
	await check(official);
	await official.getByRole("button", { name: "Mettre le texte en débat" }).click();
	await expect(official.getByText("Version 1 publiée : 3 passages.")).toBeVisible();
};

/** A resident comments on a passage of a text. */
const commentPassage = async (resident: Page, textPage: string, words: string) => {
	await resident.goto(textPage);
	await resident.getByRole("link", { name: "Commenter le passage 2" }).click();
	await resident.locator('[name="stance"][value="against"]').check();
	await resident.locator('[name="body"]').fill(words);
	await resident.getByRole("button", { name: "Publier" }).click();
	await expect(resident.getByText(words)).toBeVisible();
};

test("a text is debated passage by passage, without JavaScript; a new version keeps what was said", async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const official = await someone(browser, "elected");
	const desk = await draft(official, unique("La charte de l’arbre"), "text", day(0));
	await official.getByRole("button", { name: "Publier la consultation" }).click();
	await expect(official.getByRole("button", { name: "Publier la consultation" })).toHaveCount(0);
	await close(official, desk, "S’informer");
	await open(official, desk, "Débattre du texte");
	await putText(official, desk, expectAccessible);
	const textPage = new URL(official.url()).pathname;

	const { page: resident } = await aNewResident(browser, false);
	await commentPassage(resident, textPage, "Un an, c’est un été entier sans ombre.");
	await resident.goto(textPage);
	await expect(resident.getByText("0 pour, 1 contre, 0 sans avis tranché")).toBeVisible();

	await official.goto(textPage);
	await expectAccessible(official);
	await official.getByRole("link", { name: "Modifier le texte" }).click();
	await official.locator('[name="text"]').fill(TEXT.replace("un an", "six mois"));
	await official.getByRole("button", { name: "Publier cette version" }).click();
	await expect(official.getByRole("link", { name: /Dites en une phrase ce qui change/ })).toBeVisible();
	await expect(official.locator('[name="text"]')).toHaveValue(/six mois/);
	await official.locator('[name="note"]').fill("Le délai est raccourci : vous l’avez demandé.");
	await official.getByRole("button", { name: "Publier cette version" }).click();
	await expect(official.getByText("1 commentaire sur l’ancienne rédaction")).toBeVisible();
	await official.getByRole("link", { name: "1 commentaire sur l’ancienne rédaction" }).click();
	await expect(official.locator("ins").first()).toContainText("six");
	await expectAccessible(official);
	await official.getByRole("link", { name: "Lire ce qui a été dit de l’ancienne rédaction" }).click();
	await expect(official.getByText("Un an, c’est un été entier sans ombre.")).toBeVisible();
	await expect(official.getByText("Ce passage a été réécrit.")).toBeVisible();
});
