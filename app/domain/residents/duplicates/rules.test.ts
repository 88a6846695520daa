import { describe, expect, it } from "vitest";
import { homeKey, leastOf, mayUndo, movable } from "./rules";

describe("suspecting and merging duplicates", () => {
	it("compares homes whatever their accents, capitals and commas, and never without a birth date", () => {
		expect(homeKey("12, rue de la Levée", "1961-03-09")).toBe(homeKey("12 RUE DE LA LEVEE", "1961-03-09"));
		expect(homeKey("12, rue de la Levée", undefined)).toBeNull();
		expect(homeKey("12, rue de la Levée", "1961-03-09")).not.toBe(homeKey("12, rue de la Levée", "1958-11-21"));
	});

	it("keeps of two wishes the one that sends less", () => {
		expect(leastOf("immediate", "weekly")).toBe("weekly");
		expect(leastOf("weekly", undefined)).toBe("off");
		expect(leastOf("immediate", "immediate")).toBe("immediate");
	});

	it("moves no vote of any kind", () => {
		const votes = ["Ballot", "Support", "StatementVote", "SurveyAnswer", "RollEntry", "AmendmentSupport"];
		expect(movable.filter(({ table }) => votes.includes(table))).toEqual([]);
	});

	it("can be undone for ninety days", () => {
		const decided = new Date("2026-05-01T00:00:00Z");
		expect(mayUndo(decided, new Date("2026-07-29T00:00:00Z"))).toBe(true);
		expect(mayUndo(decided, new Date("2026-07-30T00:00:00Z"))).toBe(false);
	});
});
