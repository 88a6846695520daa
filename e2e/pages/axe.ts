import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with one line per violation of WCAG 2.2 A and AA (and axe's good practices) on the page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
	// Colours on their way from one to another are not those of the page. Asked from here: pages without JavaScript run no timer.
	await expect
		.poll(() =>
			page.evaluate(
				() =>
					document.getAnimations().filter(({ playState, effect }) => {
						const isPassing = effect?.getComputedTiming().iterations !== Infinity;
						return isPassing && playState === "running";
					}).length,
			),
		)
		.toBe(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	const lines = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary ?? ""}`),
	);
	expect(lines, `accessibility of ${page.url()}`).toEqual([]);
};
