import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { aNewResident, anOfficial, aVoteUnderWay, closeAndCount } from "../pages/votes";

const options = ["Place du Lavoir", "Place des Tilleuls", "Place Simone-Veil", "Place du Marché"];

const box = (page: Page, option: string) => page.getByRole("checkbox", { name: option });

const status = (page: Page) => page.locator("form output");

test("a resident votes at each tick, changes their mind, and always knows whether the vote counts", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	const { votePage, voteDesk } = await aVoteUnderWay(official, { options, limit: 2 });
	await expectAccessible(official);
	const { page } = await aNewResident(browser);
	await page.goto(votePage);
	await expect(page.getByText("Pas encore compté. Rien n’est coché.")).toBeVisible();
	await expectAccessible(page);

	await box(page, "Place du Lavoir").check();
	await expect(status(page)).toHaveText(/Compté\. Votre vote est enregistré\s: un choix\./);
	await box(page, "Place des Tilleuls").check();
	await expect(status(page)).toHaveText(/2 choix/);
	await box(page, "Place du Marché").check();
	await expect(status(page)).toHaveText(/un choix de trop/);
	await expect(status(page)).toHaveText(/votre vote précédent \(2 choix\) reste compté/);
	await expectAccessible(page);
	await page.reload();
	await expect(box(page, "Place du Lavoir")).toBeChecked();
	await expect(box(page, "Place du Marché")).not.toBeChecked();

	await box(page, "Place du Lavoir").uncheck();
	await expect(status(page)).toHaveText(/un choix\./);
	await page.getByRole("button", { name: "Retirer mon vote" }).click();
	await expect(page.getByText("Votre vote est retiré.")).toBeVisible();
	await expect(box(page, "Place des Tilleuls")).not.toBeChecked();

	await box(page, "Place Simone-Veil").focus();
	await page.keyboard.press("Space");
	await expect(status(page)).toHaveText(/Compté/);
	await closeAndCount(official, voteDesk);
	await expectAccessible(official);
	await box(page, "Place du Marché").check();
	await expect(status(page)).toHaveText(/Pas encore compté\. Le vote est clos/);
	await page.reload();
	await expect(page.getByText("Votre vote est compté.")).toBeVisible();
	await expectAccessible(page);
});

test("two residents vote at the same time, one without JavaScript, and nobody sees a total before the close", async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const official = await anOfficial(browser);
	const { votePage, voteDesk } = await aVoteUnderWay(official, { options, limit: 2 });
	const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const seen = async (page: Page, path: string) => {
		const answer = await page.request.get(path);
		// What differs at each answer: the nonce, and the time it is.
		const text = (await answer.text()).replace(/nonce="[^"]*"|\b1\d{12}\b/g, "");
		return { etag: answer.headers().etag, text };
	};
	const consultation = votePage.replace(/\/vote$/, "");
	const paths = [votePage, `${votePage}/compare`, consultation, "/consultations", "/", `${consultation}/results`];
	const before = await Promise.all(paths.map((path) => seen(visitor, path)));
	const deskBefore = await seen(official, voteDesk);

	const [camille, dominique] = await Promise.all([aNewResident(browser), aNewResident(browser, false)]);
	const withScript = async () => {
		await camille.page.goto(votePage);
		await box(camille.page, "Place du Lavoir").check();
		await expect(status(camille.page)).toHaveText(/Compté/);
	};
	const withoutScript = async () => {
		const { page } = dominique;
		await page.goto(votePage);
		for (const option of options.slice(0, 3)) await box(page, option).check();
		await page.getByRole("button", { name: "Enregistrer mon vote" }).click();
		await expect(page.getByText("Vous avez coché un choix de trop")).toBeVisible();
		for (const option of options.slice(0, 3)) await expect(box(page, option)).toBeChecked();
		await box(page, "Place Simone-Veil").uncheck();
		await page.getByRole("button", { name: "Enregistrer mon vote" }).click();
		await expect(page.getByText(/Votre vote est compté\s: 2 choix/).first()).toBeVisible();
	};
	await Promise.all([withScript(), withoutScript()]);

	const after = await Promise.all(paths.map((path) => seen(visitor, path)));
	expect(after).toEqual(before);
	// The desk only knows that the rules are frozen now.
	const deskAfter = await seen(official, voteDesk);
	expect(deskAfter.text).not.toMatch(/bulletins comptés|"votes":|"ballots":/);
	expect(deskAfter.text.length).toBeLessThan(deskBefore.text.length);
	expect((await visitor.request.get(`${consultation}/results.csv`)).status()).toBe(404);

	await closeAndCount(official, voteDesk);
	await official.getByText("Voir les chiffres en tableau").first().click();
	await expect(official.getByRole("row", { name: /Place du Lavoir 2/ })).toBeVisible();
	await expect(official.getByRole("row", { name: /Place des Tilleuls 1/ })).toBeVisible();
	const stillHidden = await seen(visitor, votePage);
	expect(stillHidden.text).not.toMatch(/"votes":|bulletins comptés/);
});

test("forged ballots are refused with a reason, and the voter can still vote", async ({ browser }) => {
	test.setTimeout(120_000);
	const official = await anOfficial(browser);
	const { votePage } = await aVoteUnderWay(official, { options, limit: 1 });
	const { page } = await aNewResident(browser);
	await page.goto(votePage);
	const own = (await box(page, "Place du Lavoir").getAttribute("value")) ?? "";
	const send = async (choices: string[]) => {
		const form = new URLSearchParams(choices.map((id) => ["choices", id]));
		const answer = await page.request.post(`${votePage}/ballot`, {
			data: form.toString(),
			headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: new URL(page.url()).origin },
		});
		return { status: answer.status(), body: answer.status() === 422 ? await answer.json() : null };
	};
	expect(await send(["x; DROP TABLE"])).toEqual({ status: 422, body: { ok: false, reason: "unknown-option" } });
	expect(await send(["00000000-0000-4000-8000-000000000000"])).toMatchObject({ body: { reason: "unknown-option" } });
	expect(await send([own, own])).toMatchObject({ body: { reason: "option-twice" } });
	expect(await send([])).toMatchObject({ body: { reason: "too-few-choices" } });
	expect(await send(Array.from({ length: 600 }, () => own))).toMatchObject({ status: 422 });
	expect((await send(["x".repeat(600 * 1024)])).status).toBe(413);
	await box(page, "Place du Lavoir").check();
	await expect(status(page)).toHaveText(/Compté/);
});
