import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, excerpt, type Inline, parseMarkdown, safeHref } from "./markdown";

const text = (words: string): Inline => ({ kind: "text", text: words });

const hrefs = (nodes: Inline[]): string[] =>
	nodes.flatMap((node) =>
		node.kind === "link"
			? [node.href, ...hrefs(node.children)]
			: node.kind === "bold" || node.kind === "italic"
				? hrefs(node.children)
				: [],
	);

const linksOf = (blocks: Block[]) =>
	blocks.flatMap((block) => (block.kind === "list" ? block.items.flatMap(hrefs) : hrefs(block.children)));

describe("a text typed by someone", () => {
	it("is cut into paragraphs at empty lines, and keeps its line breaks", () => {
		expect(parseMarkdown("Bonjour,\r\nmerci.\n\n\nÀ bientôt")).toEqual([
			{ kind: "paragraph", children: [text("Bonjour,"), { kind: "break" }, text("merci.")] },
			{ kind: "paragraph", children: [text("À bientôt")] },
		]);
	});

	it("knows headings, lists with and without numbers, also right after a sentence", () => {
		expect(parseMarkdown("## Pourquoi\nIl faut :\n- de l’ombre\n- de l’eau\n\n1. planter\n2. arroser")).toEqual([
			{ kind: "heading", level: 2, children: [text("Pourquoi")] },
			{ kind: "paragraph", children: [text("Il faut :")] },
			{ kind: "list", ordered: false, items: [[text("de l’ombre")], [text("de l’eau")]] },
			{ kind: "list", ordered: true, items: [[text("planter")], [text("arroser")]] },
		]);
	});

	it("knows bold, italic and links inside a sentence", () => {
		expect(parseMarkdown("Un **grand** arbre *vert*, voir [le plan](https://ville.example/plan).")).toEqual([
			{
				kind: "paragraph",
				children: [
					text("Un "),
					{ kind: "bold", children: [text("grand")] },
					text(" arbre "),
					{ kind: "italic", children: [text("vert")] },
					text(", voir "),
					{ kind: "link", href: "https://ville.example/plan", children: [text("le plan")] },
					text("."),
				],
			},
		]);
	});

	it("turns a bare address into a link without the full stop that ends the sentence", () => {
		expect(linksOf(parseMarkdown("Voir https://ville.example/a?b=1."))).toEqual(["https://ville.example/a?b=1"]);
	});

	it("keeps what it does not understand as it was typed", () => {
		const typed = "<script>alert(1)</script> 3 * 4 * 5 et [x](javascript:alert(1))";
		expect(parseMarkdown(typed)).toEqual([{ kind: "paragraph", children: [text(typed)] }]);
	});

	it("never leads anywhere but to http, https and mailto", { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), fc.webUrl(), (noise, url) => {
				for (const href of linksOf(parseMarkdown(`[${noise}](${noise}) ${url} [a](${url}) ${noise}`))) {
					expect(href).toMatch(/^(https?:|mailto:)/);
				}
			}),
		);
		expect(["javascript:alert(1)", "data:text/html,x", "//evil.example", "/ici", "vbscript:x"].map(safeHref)).toEqual([
			null,
			null,
			null,
			null,
			null,
		]);
	});

	it("may be as long as a book", () => {
		const [block] = parseMarkdown("*a* **b [c](d) ".repeat(20_000));
		expect(block?.kind === "paragraph" && block.children.filter(({ kind }) => kind === "italic")).toHaveLength(20_000);
	});

	it("loses no word, whatever was typed", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("mot", "-", "1.", "**", "*", "#", "##", "\n", "\n\n", " "), { maxLength: 40 }),
				(parts) => {
					const typed = parts.join(" ");
					const words = typed.match(/mot/g)?.length ?? 0;
					expect(JSON.stringify(parseMarkdown(typed)).match(/mot/g)?.length ?? 0).toBe(words);
				},
			),
		);
	});
});

describe("an excerpt", () => {
	it("is the text without its marks, cut between two words", () => {
		expect(excerpt("## Titre\n\nUn **bel** arbre")).toBe("Titre Un bel arbre");
		expect(excerpt("Une fontaine pour la place du marché", 20)).toBe("Une fontaine pour…");
	});
});
