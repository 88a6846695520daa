import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldQuoted } from "./quoted-text";

const own: [string, string, string][] = [
	[
		"Gmail in French",
		"Merci !\n\nLe mar. 12 mai 2026 à 10:00, Ville <a@ville.example> a écrit :\n\n> Bonjour",
		"Merci !",
	],
	[
		"Outlook in French",
		"C’est réparé.\n\nDe : Mairie <a@ville.example>\nEnvoyé : mardi 12 mai 2026 10:00\nÀ : Léa\nObjet : Lampadaire\n\nBonjour Léa,",
		"C’est réparé.",
	],
	[
		"a telephone",
		"Oui, jeudi convient.\n\nEnvoyé de mon iPhone\n\n> Le 12 mai 2026 à 10:00, Ville <a@ville.example> a écrit :\n> \n> Jeudi ?",
		"Oui, jeudi convient.",
	],
	[
		"an Orange webmail",
		'D’accord.\n\n> Message du 12/05/26 10:00\n> De : "Ville" <a@ville.example>\n> A : lea@exemple.example\n>\n> Bonjour',
		"D’accord.",
	],
	["an original message marked", "Bien reçu\n-----Message d’origine-----\nDe : Ville\n\nBonjour", "Bien reçu"],
	[
		"answers between the lines",
		"> Quand ?\n\nJeudi.\n\n> Où ?\n\nDevant l’école.",
		"> Quand ?\n\nJeudi.\n\n> Où ?\n\nDevant l’école.",
	],
	["an answer below", "Le 12 mai 2026 à 10:00, Ville <a@ville.example> a écrit :\n> Quand ?\n\nJeudi.", "Jeudi."],
	["a signature", "Bonjour\n-- \nLéa Martin\n06 12 34 56 78", "Bonjour"],
	[
		"a forwarded message without a word",
		"-----Message transféré-----\nDe : Hugo\n\nLa fuite continue.",
		"-----Message transféré-----\nDe : Hugo\n\nLa fuite continue.",
	],
	[
		"a sentence about a date",
		"Le 12 mai 2026, j’ai vu le maire.\nOn en a parlé à 10:30.",
		"Le 12 mai 2026, j’ai vu le maire.\nOn en a parlé à 10:30.",
	],
	[
		"a sentence that begins like a telephone's",
		"Envoyé de mon plein gré, ce message est long.",
		"Envoyé de mon plein gré, ce message est long.",
	],
	["a list of hours", "Horaires :\n10:00 – école\n12:30 – marché", "Horaires :\n10:00 – école\n12:30 – marché"],
];

describe("folding what an e-mail quotes", () => {
	it.each(own)("keeps what was written now: %s", (_, text, visible) => expect(foldQuoted(text).visible).toBe(visible));

	it("loses no word, and never shows an empty message", () => {
		const line = fc.constantFrom(
			"> cité",
			"Bonjour",
			"",
			"-- ",
			"De : Léa",
			"Objet : x",
			"Le 12 mai 2026, Ville a écrit :",
			"____________",
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
				const { visible, quoted } = foldQuoted(lines.join("\n"));
				const words = (text: string) => text.split(/\s+/).filter(Boolean).sort();
				expect(words(`${visible}\n${quoted}`)).toEqual(words(lines.join("\n")));
				expect(visible.trim() === "").toBe(lines.join("").trim() === "");
			}),
		);
	});

	it("takes a time proportional to the length, whatever is written", () => {
		const hostile = `${"> ".repeat(50_000)}\n${"On 2026 ".repeat(20_000)}\n${"De : a\n".repeat(20_000)}`;
		const start = performance.now();
		foldQuoted(hostile);
		expect(performance.now() - start).toBeLessThan(5_000);
	});
});

const samples = "../../shared/data/courriel-entrant";
const folder = ["/work/shared/data/courriel-entrant", samples].find((path) => existsSync(path));

describe.skipIf(!folder)("folding real replies (the folder of samples is present)", () => {
	const read = (path: string) => readFileSync(`${folder}/${path}`, "utf8");
	const cited = folder ? readdirSync(`${folder}/reponses-citees/emails`) : [];

	it.each(cited)("%s", (name) => {
		const { visible } = foldQuoted(read(`reponses-citees/emails/${name}`));
		expect(visible.trim()).toBe(read(`reponses-citees/trimmed/${name}`).replace(/\r\n/g, "\n").trim());
	});

	const expected = folder
		? (JSON.parse(read("reponses-multilingues/attendu.json")) as { texte_visible_attendu: string; fichiers: string[] })
		: { texte_visible_attendu: "", fichiers: [] };

	it.each(expected.fichiers)("%s", (name) => {
		const { visible } = foldQuoted(read(`reponses-multilingues/${name}`));
		expect(visible.trim()).toBe(expected.texte_visible_attendu);
	});

	const traps = folder
		? readdirSync(`${folder}/reponses-multilingues`).filter((name) =>
				/tricky_(1|2|3|4|6|7|8|13)_|not_a_sig|email_5|my_not_sig/.test(name),
			)
		: [];

	it.each(traps)("%s: nothing is folded", (name) => {
		const text = read(`reponses-multilingues/${name}`);
		expect(foldQuoted(text).visible.trim()).toBe(text.replace(/\r\n/g, "\n").trim());
	});
});
