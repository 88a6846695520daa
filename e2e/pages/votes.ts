import { type Browser, expect, type Page } from "@playwright/test";
import { linkInMail, signInAs } from "./demo";

/** A text no other run has. */
export const unique = (text: string) => `${text} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** A browser of its own for an official. */
export const anOfficial = async (browser: Browser): Promise<Page> => {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, "elected");
	return page;
};

/** A new resident, signed up and confirmed through the pages, in a browser of their own. */
export const aNewResident = async (
	browser: Browser,
	javaScriptEnabled = true,
): Promise<{ page: Page; email: string }> => {
	const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
	const email = `${unique("voisine").replace(/\W/g, "")}@exemple.example`;
	await page.goto("/sign-up");
	await page.locator('[name="displayName"]').fill("Camille Renaud");
	await page.locator('[name="email"]').fill(email);
	await page.locator('[name="password"]').fill("un mot de passe assez long 2026");
	await page.getByRole("button", { name: "Créer mon compte" }).click();
	await expect(page).toHaveURL(/\/confirm/);
	const link = await linkInMail(page, email, /./);
	await page.goto(new URL(link, page.url()).pathname);
	await page.locator("main form button").click();
	await expect(page).toHaveURL(/\/me/);
	return { page, email };
};

/** A consultation of one vote, made and published; the official stands at the desk of the vote. */
export const atVoteDesk = async (official: Page, { title, summary }: { title: string; summary: string }) => {
	await official.goto("/admin/consultations/new");
	await official.locator('[name="title"]').fill(title);
	await official.locator('[name="summary"]').fill(summary);
	await official.locator('[name="template"][value="empty"]').check();
	await official.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(official).toHaveURL(/\/admin\/consultations\/[0-9a-f-]{36}$/);
	const consultationDesk = new URL(official.url()).pathname;
	await official.goto(`${consultationDesk}/phases/new?method=vote`);
	await official.getByRole("button", { name: "Enregistrer l’étape" }).click();
	await official.getByRole("button", { name: "Publier la consultation" }).click();
	await official.getByRole("link", { name: "Préparer et suivre le vote" }).click();
	await expect(official).toHaveURL(/\/admin\/phases\/[0-9a-f-]{36}\/vote$/);
	const voteDesk = new URL(official.url()).pathname;
	return { consultationDesk, voteDesk };
};

/** A published consultation whose vote is under way: its address, and those of its desks. Built through the pages. */
export const aVoteUnderWay = async (official: Page, { options, limit }: { options: string[]; limit: number }) => {
	const title = unique("Quel nom pour la place");
	const summary = "Les habitants choisissent le nom de la nouvelle place du quartier.";
	const { consultationDesk, voteDesk } = await atVoteDesk(official, { title, summary });
	await official.locator('[name="limit"]').fill(String(limit));
	await official.locator('[name="plain"]').fill(options.join("\n"));
	await official.locator('[name="earlyClose"]').check();
	await official.getByRole("button", { name: /Mettre au vote|Remplacer/ }).click();
	await expect(official.getByText("Le vote est prêt. Son règlement est publié.")).toBeVisible();
	const votePage = await official.getByRole("link", { name: "Voir la page du vote" }).getAttribute("href");
	return { title, consultationDesk, voteDesk, votePage: votePage ?? "" };
};

/** The official closes the vote early, with a public reason, and it is counted. */
export const closeAndCount = async (official: Page, voteDesk: string) => {
	await official.goto(`${voteDesk}/close`);
	await official.locator('[name="reason"]').fill("Le conseil de quartier se réunit plus tôt que prévu.");
	await official.getByRole("button", { name: "Clore le vote" }).click();
	await expect(official).toHaveURL(new RegExp(`${voteDesk}$`));
	const count = official.getByRole("button", { name: "Dépouiller" });
	if (await count.isVisible()) await count.click();
	await expect(official.getByRole("heading", { name: "Dépouillement" }).first()).toBeVisible();
};
