import { describe, expect, it } from "vitest";
import { contrast } from "~/lib/colour";
import { isSafeRecipient, renderLetter } from "./rules";

const head = {
	city: "Rivemont",
	colour: "#1f5f4a",
	publicUrl: "https://participer.rivemont.example",
	language: "fr",
	footer: "Message automatique.",
};

describe("a letter", () => {
	it("keeps its subject on one line, so that no title can add a header", () => {
		const letter = { subject: "Votre idée\r\nBcc: tous@rivemont.example", parts: [] };
		expect(renderLetter(letter, head).subject).toBe("Votre idée Bcc: tous@rivemont.example");
	});

	it("shows what people wrote as text, never as HTML", () => {
		const letter = { subject: "x", parts: ["<script>alert(1)</script>", { quote: '"><img src=x>' }] };
		const { html } = renderLetter(letter, head);
		expect(html).not.toMatch(/<script>|<img/);
		expect(html).toContain("&#60;script&#62;");
	});

	it("leads to the city's own address, in the text as in the button", () => {
		const letter = { subject: "x", parts: [{ link: "/confirm/abc", label: "Confirmer" }] };
		const { text, html } = renderLetter(letter, head);
		expect(text).toContain("https://participer.rivemont.example/confirm/abc");
		expect(html).toContain('href="https://participer.rivemont.example/confirm/abc"');
	});
	it.each([
		"#ffe600",
		"#1f5f4a",
		"#ffffff",
		"#000000",
	])("has a readable button in a city whose colour is %s", (colour) => {
		const { html } = renderLetter({ subject: "x", parts: [{ link: "/", label: "Voir" }] }, { ...head, colour });
		const [, ground = "", ink = ""] = /background:(#[0-9a-f]{6});color:(#[0-9a-f]{6});text-decoration/.exec(html) ?? [];
		expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
	});
});

describe("a recipient", () => {
	it.each([
		"lea@exemple.example",
		"lea+ville@exemple.example",
		"prénom.nom@exemple.example",
		"o'neil@exemple.example",
	])("may be %s", (address) => expect(isSafeRecipient(address)).toBe(true));

	it.each([
		"lea@x.example\r\nBcc: a@b.example",
		"a@x.example, b@x.example",
		"<a@x.example>",
		"lea",
		"@x",
		"a@b@c",
		"",
	])("may not be «%s»", (address) => expect(isSafeRecipient(address)).toBe(false));
});
