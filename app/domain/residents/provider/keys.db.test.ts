import { describe, expect, it } from "vitest";
import { testContext, testNow } from "~/test/database";
import { listProviderKeys, turnProviderKeys } from "./keys.server";

const DAY = 86_400_000;

const later = (days: number) => testContext(undefined, new Date(testNow.getTime() + days * DAY));

describe("the keys that sign", () => {
	it("are made once, however many processes start together", async () => {
		await Promise.all(Array.from({ length: 8 }, () => listProviderKeys(testContext())));
		expect(await listProviderKeys(testContext())).toHaveLength(1);
	});

	it("turn every ninety days: the next is published a day before it signs, the former two days after", async () => {
		const [first] = await listProviderKeys(later(0));
		await turnProviderKeys(later(89.5));
		const around = await listProviderKeys(later(89.5));
		expect(around.map(({ kid }) => kid)).toHaveLength(2);
		expect(around[0]?.kid).toBe(first?.kid);
		const then = await listProviderKeys(later(91));
		expect(then[0]?.kid).toBe(around[1]?.kid);
		await turnProviderKeys(later(93));
		expect(await listProviderKeys(later(93))).toHaveLength(1);
	});

	it("are not readable in the table", async () => {
		await listProviderKeys(testContext());
		const row = await testContext().db.providerKey.findFirstOrThrow();
		expect(row.sealed).not.toContain("RS256");
	});
});
