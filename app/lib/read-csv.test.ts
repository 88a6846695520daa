import { describe, expect, it } from "vitest";
import { csv } from "./csv";
import { readCsv } from "./read-csv";

describe("reading CSV", () => {
	it("keeps quotes, commas, line breaks and empty cells", () => {
		expect(readCsv('a,b,c\r\n"1, ""2""","x\ny",\r\n')).toEqual([{ a: '1, "2"', b: "x\ny", c: "" }]);
	});

	it("reads back what we write", () => {
		expect(
			readCsv(
				csv([
					["nom", "texte"],
					["Élise", "a;b"],
				]),
			),
		).toEqual([{ nom: "Élise", texte: "a;b" }]);
	});
});
