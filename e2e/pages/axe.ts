import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with one line per violation of WCAG 2.2 A and AA (and axe's good practices) on the page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
	// Colours on their way from one to another are not those of the page.
	await page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
		const passing = document
			.getAnimations()
			.filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
		return Promise.allSettled(passing.map(({ finished }) => finished));
	});
	const { violations } = await new AxeBuilder({ page }).analyze();
	const lines = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary ?? ""}`),
	);
	expect(lines, `accessibility of ${page.url()}`).toEqual([]);
};
