import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXml } from "~/lib/xml";
import { list, toJson, toXml } from "./tree";

const errors = {
	root: "errors",
	value: list("error", [{ code: 404, description: "Le service « été » & <co> n’existe pas" }]),
};

describe("an answer", () => {
	it("is XML with its declaration, its wrapper and escaped texts", () => {
		expect(toXml(errors)).toBe(
			'<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code><description>Le service « été » &amp; &lt;co&gt; n’existe pas</description></error></errors>\n',
		);
	});

	it("is in JSON an array even with one child, without its root", () => {
		expect(JSON.parse(toJson(errors))).toEqual([{ code: 404, description: "Le service « été » & <co> n’existe pas" }]);
	});

	it("writes nothing as an empty element, and as null", () => {
		const nothing = { root: "request", value: { address_id: null, zipcode: "", notes: list("note", []) } };
		expect(toXml(nothing)).toContain("<request><address_id/><zipcode/><notes></notes></request>");
		expect(JSON.parse(toJson(nothing))).toEqual({ address_id: null, zipcode: null, notes: [] });
	});

	it("keeps codes that look like numbers as texts", () => {
		expect(toJson({ root: "service", value: { service_code: "001" } })).toBe('{"service_code":"001"}');
	});

	it("never lets a text out of its element", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const escaped = escapeXml(text);
				expect(escaped).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot|#13);)/);
				// biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested
				expect(escaped).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
			}),
		);
	});
});
