import { expect, test } from "@playwright/test";

test("a visitor opens the city's home page, in French", async ({ page }) => {
	const answer = await page.goto("/");
	expect(answer?.status()).toBe(200);
	await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});
