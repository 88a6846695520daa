import { describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { expectedAfterShaking, shake } from "~/test/shake";

/** The thousand runs are in bench/shake.ts. */
const SEEDS = [1, 2, 3, 4];

describe("a shaken city", () => {
	it.each(
		SEEDS,
	)("holds each message and each delivery once, whatever is repeated, killed or denied (seed %i)", async (seed) => {
		const context = testContext();
		const agent = await aStaffMember(context, "agent");
		const { city, deaths } = await shake(context, agent, seed);
		expect(city).toEqual(expectedAfterShaking);
		expect(deaths, "workers that died").toBeGreaterThan(0);
	});
});
