import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smsSize, toGsm } from "../../rules/gsm";
import { keywordOf, phoneKey } from "../../rules/words";

describe("the size of an SMS", () => {
	it.each([
		["nothing", "", "gsm", 0, 1, 160],
		["160 plain signs", "a".repeat(160), "gsm", 160, 1, 0],
		["one more", "a".repeat(161), "gsm", 161, 2, 145],
		["a euro, which is two", `${"a".repeat(158)}€`, "gsm", 160, 1, 0],
		["a euro too many", `${"a".repeat(159)}€`, "gsm", 161, 2, 145],
		["a euro at the edge of a part, which is not cut", `${"a".repeat(152)}€${"a".repeat(10)}`, "gsm", 164, 2, 141],
		["French accents of the alphabet", "éèàùÇ", "gsm", 5, 1, 155],
		["an accent outside", "forêt", "ucs2", 5, 1, 65],
		["a curly apostrophe", "l’eau", "ucs2", 5, 1, 65],
		["70 signs outside", "ê".repeat(70), "ucs2", 70, 1, 0],
		["71", "ê".repeat(71), "ucs2", 71, 2, 63],
		["an emoji, which is two and not cut", `${"ê".repeat(66)}\u{1F333}ê`, "ucs2", 69, 1, 1],
		["an emoji at the edge of a part", `${"ê".repeat(66)}\u{1F333}${"ê".repeat(10)}`, "ucs2", 78, 2, 55],
		["an escape sign, which is no letter", "\u001b", "ucs2", 1, 1, 69],
	] as const)("of %s", (_, text, encoding, units, parts, left) => {
		expect(smsSize(text)).toMatchObject({ encoding, units, parts, left });
	});

	it("knows the 127 letters and the 10 extended ones", () => {
		const all = Array.from({ length: 0x3ff }, (_, code) => String.fromCharCode(code)).concat("€");
		expect(all.filter((sign) => smsSize(sign).encoding === "gsm")).toHaveLength(137);
	});

	it("is never larger after plain letters replaced the others", () => {
		const word = fc.string({ unit: fc.constantFrom(..."aéêëîïôœ’«»–… ÀÊ€".split("")), maxLength: 200 });
		fc.assert(
			fc.property(word, (text) => {
				const plain = smsSize(toGsm(text));
				expect(plain.encoding).toBe("gsm");
				expect(plain.parts).toBeLessThanOrEqual(smsSize(text).parts);
			}),
		);
		expect(toGsm("Forêt : l’accès est fermé")).toBe("Foret : l'accès est fermé");
	});
});

describe("keywords", () => {
	it.each([
		"STOP",
		"stop",
		" Stop. ",
		"ARRÊT",
		"arrêt",
		"Arret",
		"STOP SMS",
		"stop 36180",
		"désabonner",
		"S\u0054OP!",
	])("«%s» stops", (text) => expect(keywordOf(text)).toBe("opt-out"));
	it.each(["REPRENDRE", "start"])("«%s» starts again", (text) => expect(keywordOf(text)).toBe("opt-in"));
	it.each(["Stop au bruit rue des Lilas", "arrêt de bus cassé", "", "STOPPER"])("«%s» is a message", (text) =>
		expect(keywordOf(text)).toBeNull());
});

describe("telephone numbers", () => {
	it.each([
		"06 12 34 56 78",
		"06.12.34.56.78",
		"+33 6 12 34 56 78",
		"0033612345678",
		"+33 (0)6 12 34 56 78",
		"06\u202f12\u202f34\u202f56\u202f78",
	])("«%s» is one and the same", (text) => expect(phoneKey(text)).toBe("+33612345678"));
	it.each(["+41 79 123 45 67"])("«%s» keeps its country", (text) => expect(phoneKey(text)).toBe("+41791234567"));
	it.each(["12", "0012", "06123", "abc", "+33 06 12 34 56 78 9", ""])("«%s» is none", (text) =>
		expect(phoneKey(text)).toBeNull());
});
