import { expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail } from "../pages/demo";
import { aNewResident, anOfficial, unique } from "../pages/votes";

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

test("a meeting with one seat: one is registered, the next waits, then gets the seat that is left", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	await official.goto("/admin/meetings");
	await official.getByRole("link", { name: "Préparer une rencontre" }).click();
	const title = unique("Réunion de quartier");
	await official.getByLabel("Titre").fill(title);
	await official.getByLabel("Début").fill(`${inDays(6)}T18:30`);
	await official.getByLabel("Fin").fill(`${inDays(6)}T17:30`);
	await official.getByLabel("Nombre de places").fill("1");
	await official.getByRole("button", { name: "Enregistrer" }).click();
	await expect(official.getByRole("link", { name: "La fin vient après le début." })).toBeVisible();
	await expect(official.getByLabel("Titre")).toHaveValue(title);
	await expectAccessible(official);
	await official.getByLabel("Fin").fill(`${inDays(6)}T20:00`);
	await official.getByLabel("Lien de la visioconférence").fill("https://visio.example/quartier");
	await official.getByRole("button", { name: "Enregistrer" }).click();
	await official.getByRole("button", { name: "Publier" }).click();
	await expect(official.getByText("La rencontre est publiée.")).toBeVisible();
	const path = new URL(official.url()).pathname;

	const { page: first } = await aNewResident(browser, false);
	await first.goto("/calendar");
	await first.getByRole("link", { name: title }).click();
	await first.getByRole("button", { name: "M’inscrire" }).click();
	await expect(first.getByText("Vous êtes inscrit. À bientôt")).toBeVisible();
	await expect(first.getByRole("link", { name: "Rejoindre la rencontre" })).toBeVisible();

	const { page: second, email } = await aNewResident(browser);
	await second.goto(path);
	await expect(second.getByText("Complet")).toBeVisible();
	await second.getByRole("button", { name: "M’inscrire sur la liste d’attente" }).click();
	await expect(second.getByText("Vous êtes en tête de la liste d’attente")).toBeVisible();
	await expectAccessible(second);
	await expect(second.getByRole("link", { name: "Rejoindre la rencontre" })).toHaveCount(0);

	await first.getByRole("button", { name: "Annuler mon inscription" }).click();
	await expect(first.getByText("Votre inscription est annulée.")).toBeVisible();
	await linkInMail(second, email, /Une place s’est libérée/);
	await second.goto("/me");
	await expect(second.getByRole("heading", { name: "Mes rendez-vous" })).toBeVisible();
	await second.getByRole("link", { name: title }).first().click();
	await expect(second.getByRole("link", { name: "Rejoindre la rencontre" })).toBeVisible();

	const feed = await (await second.request.get("/calendar.ics")).text();
	expect(feed).toContain("BEGIN:VCALENDAR");
	expect(feed.replace(/\r\n /g, "")).toContain(`SUMMARY:${title}`);
	expect(feed).not.toContain("visio.example");
});
