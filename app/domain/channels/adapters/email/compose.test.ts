import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { composeLetter, headerText } from "./compose.server";

const letter = {
	...{ from: "Ville de Forêt-sur-Mer <ville@x.example>", to: "lea@x.example", messageId: "<1@x.example>" },
	...{ subject: "Où déposer ses encombrants ? 🛋️ – réponse de la ville, à lire avant la fin du mois", replyTo: null },
	...{
		text: "Bonjour Léa,\n\nمرحبا 👋🏽\n.\n",
		html: "<p>Bonjour Léa — « oui »</p>",
		at: new Date("2026-05-12T10:00:00Z"),
	},
	headers: { "List-Unsubscribe": "<https://x.example/unsubscribe/1>", "Content-Language": "fr" },
};

describe("a letter as it travels", () => {
	it("is read back as it was written: accents, emoji, right-to-left text, a lone dot", async () => {
		const read = await simpleParser(composeLetter(letter));
		expect(read.subject).toBe(letter.subject);
		expect(read.text?.trim()).toBe(letter.text.trim());
		expect(read.html).toBe(letter.html);
		expect(read.from?.value).toEqual([{ address: "ville@x.example", name: "Ville de Forêt-sur-Mer" }]);
		expect(read.date?.toISOString()).toBe("2026-05-12T10:00:00.000Z");
		expect(read.messageId).toBe("<1@x.example>");
		expect(String(read.headers.get("content-language"))).toBe("fr");
	});

	it("lets no value open a header of its own", async () => {
		const subject = "Bonjour\r\nBcc: tous@x.example\r\n\r\nautre corps";
		const raw = composeLetter({ ...letter, subject, headers: { "X-Essai": "a\r\nBcc: b@x.example" } });
		const read = await simpleParser(raw);
		expect([read.bcc, read.headers.has("bcc")]).toEqual([undefined, false]);
		expect(read.text?.trim()).toBe(letter.text.trim());
		expect(raw.split("\r\n").every((line) => line.length < 998)).toBe(true);
	});

	it.each(["Plain words", "é".repeat(200), "👩‍👩‍👧".repeat(30), ""])("«%s» is one header", async (subject) => {
		expect(
			headerText(subject)
				.split("\r\n")
				.every((line) => line.length <= 76 || /^[ -~]*$/.test(subject)),
		).toBe(true);
		expect((await simpleParser(composeLetter({ ...letter, subject }))).subject ?? "").toBe(subject);
	});
});
