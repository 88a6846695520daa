import { describe, expect, it } from "vitest";
import { emailRendition, letterRendition, postRendition } from "./renditions";

const words = {
	...{
		subject: "s",
		title: "t",
		greeting: "Bonjour Léa,",
		pointer: "Une réponse vous attend.",
		sms: "sms",
		neutral: "Merci !",
	},
	...{ direct: "À lire :", button: "Lire", closing: "Demande D-1." },
};

describe("an answer on paper and by e-mail", () => {
	it.each([
		["greets who is not greeted", "Le banc sera réparé.", "Bonjour Léa,\n\nLe banc sera réparé.\n\nDemande D-1."],
		["greets once", "Madame,\n\nle banc sera réparé.", "Madame,\n\nle banc sera réparé.\n\nDemande D-1."],
	])("%s", (_, text, expected) => expect(letterRendition({ text, words })).toBe(expected));

	it("as a pointer says nothing of the answer", () => {
		const { parts } = emailRendition("pointer", { text: "Bonjour, un secret", link: "/x", words });
		expect(JSON.stringify(parts)).not.toContain("secret");
		expect(parts[0]).toBe("Bonjour Léa,");
	});
});

describe("an answer on a network", () => {
	it("in public gives no link and nothing of the affair, or the public form of what the city answers everybody", () => {
		const shown = (post: string | null) => postRendition("neutral", { link: "http://x/y", words, post });
		expect([shown(null), shown("La piscine ouvre à 10 h.")]).toEqual(["Merci !", "La piscine ouvre à 10 h."]);
		expect(postRendition("pointer", { link: "http://x/y", words, post: "p" })).toBe("À lire : http://x/y");
	});
});
