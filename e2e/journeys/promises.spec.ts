import { expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { linkInMail } from "../pages/demo";
import { aNewResident, anOfficial } from "../pages/votes";

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

test("what the city promises is followed to its delivery, which a resident contests", async ({ browser }) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	await official.goto("/admin/consultations?group=open");
	await official.getByRole("link", { name: "Vos pétitions" }).click();
	await official.getByRole("link", { name: "Engagements" }).click();
	await expectAccessible(official);
	await official.getByLabel("Ce que la ville fera").fill("Poser trois bancs devant l’hôpital");
	await official.getByLabel("Qui en répond").fill("Service des espaces verts");
	await official.getByRole("button", { name: "Publier cet engagement" }).click();
	await expect(official.getByRole("link", { name: "Donnez une date." }).first()).toBeVisible();
	await expect(official.getByLabel("Ce que la ville fera")).toHaveValue("Poser trois bancs devant l’hôpital");
	await official.getByLabel("Promis pour le").fill(inDays(20));
	await official.getByLabel("Budget prévu, en euros").fill("3000");
	await official.getByRole("button", { name: "Publier cet engagement" }).click();
	await official.getByRole("link", { name: "Poser trois bancs devant l’hôpital" }).click();

	await official.getByLabel("Nouvelle date", { exact: true }).first().check();
	await official.getByLabel("Ce que les habitants doivent savoir").fill("Le fabricant livre plus tard que prévu.");
	await official.getByRole("button", { name: "Publier cette nouvelle" }).click();
	await expect(official.getByRole("link", { name: "Dites la cause du retard." }).first()).toBeVisible();
	await official.locator('[name="expectedOn"]').fill(inDays(50));
	await official.getByLabel("Cause du retard").selectOption({ label: "fournisseur ou entreprise en retard" });
	await official.getByRole("button", { name: "Publier cette nouvelle" }).click();
	await expect(official.getByText(/Repoussé du .* fournisseur ou entreprise en retard/)).toBeVisible();
	await expectAccessible(official);

	await official.getByRole("link", { name: "Donner des nouvelles" }).click();
	await official.getByLabel("C’est réalisé").check();
	await official.getByLabel("Ce que les habitants doivent savoir").fill("Les trois bancs sont posés depuis ce matin.");
	await official.getByRole("button", { name: "Publier cette nouvelle" }).click();
	await expect(official).toHaveURL(/\/commitments\/[0-9a-f-]{36}$/);
	const path = new URL(official.url()).pathname.replace("/admin", "");

	const { page: resident } = await aNewResident(browser, false);
	await resident.goto("/commitments?standing=delivered");
	await resident.getByRole("link", { name: "Poser trois bancs devant l’hôpital" }).click();
	expect(new URL(resident.url()).pathname).toBe(path);
	await resident.getByLabel("Non, il manque quelque chose").check();
	await resident.getByRole("button", { name: "Envoyer" }).click();
	await expect(resident.getByText("Dites en quelques mots ce qui manque.").first()).toBeVisible();
	await resident.getByLabel("Ce que vous avez vu").fill("Il n’y a que deux bancs, pas trois.");
	await resident.getByRole("button", { name: /Envoyer|Changer/ }).click();
	await expect(resident.getByText("1 personne conteste")).toBeVisible();
	await expect(resident.getByRole("listitem").filter({ hasText: "Il n’y a que deux bancs" })).toBeVisible();
});

test("a petition beyond its threshold is answered by an official, and its supporters read the answer", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const visitor = await (await browser.newContext()).newPage();
	await visitor.goto("/petitions");
	await expectAccessible(visitor);
	await expect(visitor.getByText(/jours de retard\. Les élus ont été alertés/)).toBeVisible();

	const { page: resident, email } = await aNewResident(browser);
	await resident.goto("/petitions");
	await resident.getByRole("link", { name: "Une classe de mer pour toutes les écoles" }).click();
	await expectAccessible(resident);
	await resident.getByRole("button", { name: /Soutenir/ }).click();
	await expect(resident.getByText(/23 sur 20/)).toBeVisible();

	const official = await anOfficial(browser);
	await official.goto("/admin");
	await official.getByRole("link", { name: "Pétitions à répondre" }).click();
	await official.getByRole("link", { name: "Une classe de mer pour toutes les écoles" }).click();
	await official.getByLabel("Réponse de la ville").fill("Non.");
	await official.getByRole("button", { name: "Publier la réponse" }).click();
	await expect(official.getByLabel("Réponse de la ville")).toHaveValue("Non.");
	const answer = "Chaque classe de CM2 partira une semaine dès l’an prochain, sans frais pour les familles.";
	await official.getByLabel("Réponse de la ville").fill(answer);
	await official.getByRole("button", { name: "Publier la réponse" }).click();
	await expect(official.getByText(answer)).toBeVisible();

	const link = await linkInMail(resident, email, /La ville a répondu/);
	await resident.goto(new URL(link, resident.url()).pathname);
	await expect(resident.getByText(answer)).toBeVisible();
});
