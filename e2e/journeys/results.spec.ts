import { expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail } from "../pages/demo";
import { aNewResident, anOfficial, aVoteUnderWay, closeAndCount } from "../pages/votes";

const options = ["Place du Lavoir", "Place des Tilleuls"];
const conclusion =
	"Le conseil municipal a suivi les habitants : la place s’appellera place du Lavoir dès le mois prochain.";

test("an official counts, concludes, publishes; those who took part are told once and everyone can read it", async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const official = await anOfficial(browser);
	const { title, consultationDesk, voteDesk, votePage } = await aVoteUnderWay(official, { options, limit: 1 });
	const { page: voter, email } = await aNewResident(browser);
	await voter.goto(votePage);
	await voter.getByRole("checkbox", { name: "Place du Lavoir" }).check();
	await expect(voter.locator("form output")).toHaveText(/Compté/);
	await closeAndCount(official, voteDesk);

	await official.getByRole("link", { name: "Écrire la conclusion" }).click();
	await expectAccessible(official);
	await official.getByRole("button", { name: "Relire et publier" }).click();
	await expect(official.getByText("Écrivez une conclusion d’au moins deux phrases.")).toBeVisible();
	await official.getByRole("link", { name: "Continuer à écrire" }).click();
	await official.locator('[name="conclusion"]').fill(conclusion);
	const first = official.getByRole("group", { name: "Place du Lavoir" });
	await first.getByLabel("Réponse").selectOption({ label: "Retenu" });
	await first.getByLabel("Pourquoi, et la suite").fill("C’est le nom le plus choisi.");
	await official.locator('[name="others"]').fill("Ce nom a reçu moins de voix.");
	await official.getByRole("button", { name: "Relire et publier" }).click();
	await expect(official.getByRole("heading", { name: "Relire avant de publier" })).toBeVisible();
	await expectAccessible(official);
	const resultsPage = votePage.replace(/vote$/, "results");
	await voter.goto(resultsPage);
	await expect(voter.getByText("Les résultats ne sont pas encore publiés")).toBeVisible();
	await official.getByRole("button", { name: "Publier" }).click();
	await expect(official.getByText("Les résultats sont publiés.")).toBeVisible();

	const link = await linkInMail(voter, email, /Ce que la ville a décidé/);
	await voter.goto(new URL(link, voter.url()).pathname);
	await expect(voter.getByRole("heading", { level: 1 })).toHaveText(title);
	await expect(voter.getByText(conclusion)).toBeVisible();
	await expect(voter.getByText("Ce nom a reçu moins de voix.")).toBeVisible();
	await expectAccessible(voter);

	await official.goto(`${consultationDesk}/results`);
	await official.locator('[name="conclusion"]').fill(`${conclusion} L’inauguration aura lieu le 12 juin.`);
	await official.getByRole("button", { name: "Relire et publier" }).click();
	await official.getByLabel("Ce qui change dans cette version").fill("La date de l’inauguration.");
	await official.getByRole("button", { name: "Publier" }).click();
	await expect(official.getByText("L’inauguration aura lieu le 12 juin.")).toBeVisible();

	const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await visitor.goto(`${resultsPage}?version=1`);
	await expect(visitor.getByText("Vous lisez une ancienne version.")).toBeVisible();
	await expect(visitor.getByText("L’inauguration aura lieu")).toHaveCount(0);
	await visitor.getByRole("link", { name: "Lire la dernière version" }).click();
	await expect(visitor.getByText("L’inauguration aura lieu le 12 juin.")).toBeVisible();
	const csv = await (await visitor.request.get(`${resultsPage}.csv`)).text();
	expect(csv).toContain("Place du Lavoir;1;1;Retenu;C’est le nom le plus choisi.");
	await voter.goto("/mailbox");
	await expect(voter.getByRole("listitem").filter({ hasText: email }).filter({ hasText: title })).toHaveCount(1);
});
