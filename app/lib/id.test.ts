import { describe, expect, it } from "vitest";
import { isId, newId } from "./id";

describe("identifiers", () => {
	it("sort by the moment they were made, and within it by order", () => {
		const later = newId(new Date("2026-01-01T00:00:00.001Z"));
		const first = newId(new Date("2026-01-01T00:00:00.000Z"));
		const second = newId(new Date("2026-01-01T00:00:00.000Z"));
		expect([later, second, first].sort()).toEqual([first, second, later]);
	});

	it("are recognised among texts from outside", () => {
		expect(isId(newId(new Date()))).toBe(true);
		expect(isId("1; DROP TABLE")).toBe(false);
		expect(isId(undefined)).toBe(false);
	});
});
