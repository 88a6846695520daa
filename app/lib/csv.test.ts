import { describe, expect, it } from "vitest";
import { csv } from "./csv";

describe("a table for spreadsheets", () => {
	it("quotes what would break its lines or columns", () => {
		expect(csv([["a;b", 'dit « "oui" »', "deux\nlignes", 3, null]])).toBe(
			'\ufeff"a;b";"dit « ""oui"" »";"deux\nlignes";3;\r\n',
		);
	});

	it.each(["=1+1", "+33", "-2", "@SUM(A1)", "\t=1"])("never lets «%s» run as a formula", (text) => {
		expect(csv([[text]])).toContain(`'${text}`);
	});

	it("keeps negative numbers as numbers", () => expect(csv([[-2]])).toBe("\ufeff-2\r\n"));
});
