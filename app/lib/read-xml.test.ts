import { describe, expect, it } from "vitest";
import { childText, readXml } from "./read-xml";

describe("reading XML", () => {
	it("keeps texts, entities, CDATA and empty elements", () => {
		const read = readXml(
			`<?xml version="1.0"?><!-- x --><a b="c"><d>1 &amp; &#233;&#xE9;</d><e/><f><![CDATA[<g>]]></f></a>\n`,
		);
		expect(read && [childText(read, "d"), childText(read, "e"), childText(read, "f"), childText(read, "z")]).toEqual([
			"1 & éé",
			"",
			"<g>",
			"",
		]);
	});

	it.each([["<a><b></a>"], ["<a>"], ["hello"], ["<a/><b/>"], ["<a"], [""], ["</a>"]])("refuses %s", (text) => {
		expect(readXml(text)).toBeNull();
	});

	it("expands no entity of the document's own", () => {
		const bomb = `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`;
		expect(readXml(bomb)?.text ?? null).not.toBe("y");
	});
});
