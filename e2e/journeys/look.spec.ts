import { expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";

const pages = ["/", "/directory?q=cantine", "/une-page-qui-n-existe-pas"];

for (const colorScheme of ["light", "dark"] as const) {
	test(`the frame of the site is accessible on the ${colorScheme} page, and never wider than a small phone`, async ({
		browser,
	}) => {
		const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		for (const path of pages) {
			await page.goto(path);
			await expectAccessible(page);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0);
		}
		await context.close();
	});
}

test("the language switch keeps the page and its search", async ({ page }) => {
	await page.goto("/directory?q=cantine");
	await page.getByRole("button", { name: "English" }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
	expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/directory?q=cantine");
	await page.getByRole("button", { name: "Français" }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});

test("the first Tab offers to skip to the content", async ({ page }) => {
	await page.goto("/directory");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.locator("main")).toBeFocused();
});

test("a page reached by a click is read from its top by a screen reader", async ({ page }) => {
	await page.goto("/", { waitUntil: "networkidle" });
	await page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Démarches" }).click();
	await expect(page).toHaveURL(/\/directory$/);
	await expect(page.locator("main")).toBeFocused();
});

test("a page that does not exist says so and leads onward", async ({ page }) => {
	const answer = await page.goto("/une-page-qui-n-existe-pas");
	expect(answer?.status()).toBe(404);
	await expect(page).toHaveTitle(/^Cette page n’existe pas/);
	await page.getByRole("main").getByRole("link", { name: "Démarches" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Démarches et services");
});

test.describe("without JavaScript, on a phone", () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test("the menu is under the thumb and leads where it says", async ({ page }) => {
		await page.goto("/");
		const menu = page.getByRole("navigation", { name: "Menu principal" });
		const box = await menu.boundingBox();
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(740, 0);
		await menu.getByRole("link", { name: "Démarches" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Démarches et services");
	});

	test("the language can be changed", async ({ page }) => {
		await page.goto("/directory");
		await page.getByRole("button", { name: "English" }).click();
		await expect(page.locator("html")).toHaveAttribute("lang", "en");
		expect(new URL(page.url()).pathname).toBe("/directory");
	});
});
