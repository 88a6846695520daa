import { describe, expect, it } from "vitest";
import { folded, readCode, shownCode } from "./roll";

describe("a printed code", () => {
	it("is read as people type it", () => {
		expect(readCode(" 0a1b-c2d3 oil9 ")).toBe("0A1BC2D30119");
		expect(shownCode("0A1BC2D3E4F50011")).toBe("0A1B C2D3 E4F5 0011");
		expect(readCode(shownCode("0A1BC2D3E4F50011"))).toBe("0A1BC2D3E4F50011");
	});
});

describe("a name on the roll", () => {
	it("is the same with or without accents, capitals and hyphens", () => {
		expect(folded("  Zoé  LE GOFF-Ménard ")).toBe("zoe le goff menard");
	});
});
