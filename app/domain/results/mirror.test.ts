import { describe, expect, it } from "vitest";
import { mirrorOf } from "./mirror";

const district = (name: string, population: number, people: number) => ({ name, population, people });

describe("the representation mirror", () => {
	it("sets each district's share of participants beside its share of the population", () => {
		const lines = mirrorOf([district("Nord", 5_000, 30), district("Sud", 5_000, 10)]);
		expect(lines?.map(({ gap }) => gap)).toEqual([0.25, -0.25]);
	});

	it("hides a district of fewer than ten participants, yet counts them in the whole", () => {
		expect(mirrorOf([district("Nord", 5_000, 31), district("Sud", 5_000, 9)])).toMatchObject([
			{ people: 31, gap: 31 / 40 - 0.5 },
			{ people: null, gap: null },
		]);
	});

	it("says nothing while fewer than thirty are known, or without a census", () => {
		expect(mirrorOf([district("Nord", 5_000, 29)])).toBeNull();
		expect(mirrorOf([district("Nord", 0, 90)])).toBeNull();
	});
});
