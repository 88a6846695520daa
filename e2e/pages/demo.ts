import { expect, type Page } from "@playwright/test";
import type { Role } from "../../app/lib/actor";

/** Signs in as the demonstration account of a role. Works with JavaScript off. */
export const signInAs = async (page: Page, role: Role): Promise<void> => {
	const answer = await page.request.post("/demo/sign-in", { form: { role }, maxRedirects: 0 });
	expect(answer.status(), `signed in as ${role}`).toBe(302);
};

/** Opens the newest letter to `to` whose subject matches, waiting for it, and answers the first path of the city it links to. */
export const linkInMail = async (page: Page, to: string, subject: RegExp): Promise<string> => {
	const cards = page.getByRole("listitem").filter({ hasText: to }).getByRole("link", { name: subject });
	await expect(async () => {
		await page.goto("/mailbox");
		await expect(cards.first()).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await page.goto((await cards.first().getAttribute("href")) ?? "");
	const link = page
		.locator("main")
		.getByRole("link", { name: /^https?:/ })
		.first();
	return (await link.getAttribute("href")) ?? "";
};
