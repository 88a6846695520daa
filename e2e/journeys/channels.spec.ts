import { expect, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { anOfficial } from "../pages/votes";

test("an official reads how residents reach the city, and anyone downloads the same figures", async ({ browser }) => {
	const official = await anOfficial(browser);
	await official.goto("/admin");
	await official.getByRole("link", { name: "Stratégie des canaux" }).click();
	await expect(official.getByRole("heading", { level: 1 })).toHaveText("Stratégie des canaux");
	await official.getByRole("link", { name: "365 derniers jours" }).click();
	await expect(official.getByRole("heading", { name: "Ce que les chiffres suggèrent" })).toBeVisible();
	await expect(official.getByRole("table", { name: "Par canal" })).toBeVisible();
	await expectAccessible(official);

	const visitor = await browser.newContext();
	const answer = await visitor.request.get("/open-data/channels.csv?days=365");
	expect(answer.headers()["content-type"]).toContain("text/csv");
	expect(await answer.text()).toContain("kind;key;matters;answered");
	const refused = await visitor.request.get("/admin/channels", { maxRedirects: 0 });
	expect(refused.status()).toBe(302);
});
