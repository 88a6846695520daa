import { describe, expect, it } from "vitest";
import { en } from "./en";
import { fr } from "./fr";

type Texts = { [key: string]: string | Texts };

const PLURAL = /_(zero|one|two|few|many|other)$/;

const leaves = (texts: Texts, prefix = ""): [string, string][] =>
	Object.entries(texts).flatMap(([key, value]) =>
		typeof value === "string" ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
	);

const keys = (texts: Texts) => [...new Set(leaves(texts).map(([key]) => key.replace(PLURAL, "")))].sort();

const variables = (text: string) => [...text.matchAll(/{{\s*-?\s*(\w+)/g)].map(([, name]) => name).sort();

describe("texts", () => {
	it("exist in English wherever they exist in French, and the reverse", () => {
		expect(keys(en)).toEqual(keys(fr));
	});

	it("take the same variables in both languages", () => {
		const english = new Map(leaves(en));
		const different = leaves(fr).filter(
			([key, text]) => english.has(key) && String(variables(text)) !== String(variables(english.get(key) ?? "")),
		);
		expect(different.map(([key]) => key)).toEqual([]);
	});

	it("are typeset as French is: curly apostrophes, guillemets, no-break spaces before ; ! ? : and inside « »", () => {
		const faults = leaves(fr).filter(([, text]) =>
			/'|"| [;!?:»]|« |\w[!?;](\s|$)/.test(text.replace(/https?:\S+/g, "")),
		);
		expect(faults.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
	});
});
