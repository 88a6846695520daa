import { describe, expect, it } from "vitest";
import { shuffleStart } from "~/lib/shuffle";
import { pairsOf, searchWords } from "./rules";

describe("where a shuffled list begins", () => {
	it("is the same all day for a person, and 32 binary digits", () => {
		expect(shuffleStart("2026-05-12 a")).toBe(shuffleStart("2026-05-12 a"));
		expect(shuffleStart("2026-05-12 a")).toMatch(/^[01]{32}$/);
	});

	it("is spread evenly over persons and days: each sixteenth of the order receives its share", () => {
		const draws = 16_000;
		const counts = Array.from({ length: 16 }, () => 0);
		for (let index = 0; index < draws; index += 1) {
			const sixteenth = Number.parseInt(shuffleStart(`2026-05-${index % 28} person-${index}`).slice(0, 4), 2);
			counts[sixteenth] = (counts[sixteenth] ?? 0) + 1;
		}
		// 1,000 are expected in each; ±130 is four standard deviations (√(n·p·(1−p)) ≈ 31).
		for (const count of counts) expect(Math.abs(count - draws / 16)).toBeLessThan(130);
	});
});

describe("the words of a search", () => {
	it("leave out punctuation and single letters", () => {
		expect(searchWords("L’école, à vélo !")).toEqual(["école", "vélo"]);
		expect(searchWords(undefined)).toEqual([]);
	});
});

describe("words searched together", () => {
	it("are every pair of the longest ones, quoted as PostgreSQL wants them", () => {
		expect(pairsOf(["banc", "école", "l'eau"])).toBe("('école' & 'l''eau') | ('école' & 'banc') | ('l''eau' & 'banc')");
		expect(pairsOf(["a\\"])).toBe("'a\\\\'");
		expect(pairsOf([])).toBe("");
		expect(pairsOf(Array.from({ length: 40 }, (_, index) => `mot${index}`)).split("|")).toHaveLength(15);
	});
});
