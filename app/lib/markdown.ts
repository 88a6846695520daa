/** Our small Markdown: paragraphs, headings, lists, **bold**, *italic*, links. Never HTML: a tree of plain values. */

export type Inline =
	| { kind: "text"; text: string }
	| { kind: "bold" | "italic"; children: Inline[] }
	| { kind: "link"; href: string; children: Inline[] }
	| { kind: "break" };

export type Block =
	| { kind: "paragraph"; children: Inline[] }
	| { kind: "heading"; level: 1 | 2 | 3; children: Inline[] }
	| { kind: "list"; ordered: boolean; items: Inline[][] };

/** An address a text may lead to: http, https or mailto, nothing else. */
export const safeHref = (address: string): string | null => {
	if (/^mailto:[^\s@]+@[^\s@]+$/i.test(address)) return address;
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
	return new URL(address).href;
};

/** One pass over the text: [words](address), a bare address, **bold**, *italic*. Linear, whatever is typed. */
const marks =
	/\[([^\][]+)\]\(([^()\s]+)\)|(\bhttps?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)\]])|\*\*([^*\n]+)\*\*|(?<!\*)\*([^*\s][^*\n]*)\*(?!\*)/gi;

const plain = (text: string): Inline[] =>
	text
		.split("\n")
		.flatMap((line, index) => [
			...(index > 0 ? [{ kind: "break" } as const] : []),
			...(line ? [{ kind: "text", text: line } as const] : []),
		]);

const markOf = ([all, words, address, bare, bold, italic]: RegExpMatchArray, inLink: boolean): Inline | null => {
	if (bold) return { kind: "bold", children: inlines(bold, inLink) };
	if (italic) return { kind: "italic", children: inlines(italic, inLink) };
	const href = inLink ? null : safeHref(bare ?? address ?? "");
	if (!href) return null;
	return { kind: "link", href, children: words ? inlines(words, true) : [{ kind: "text", text: all }] };
};

const inlines = (text: string, inLink = false): Inline[] => {
	const nodes: Inline[] = [];
	let from = 0;
	for (const found of text.matchAll(marks)) {
		const mark = markOf(found, inLink);
		if (!mark) continue;
		nodes.push(...plain(text.slice(from, found.index)), mark);
		from = found.index + found[0].length;
	}
	return [...nodes, ...plain(text.slice(from))];
};

const bullet = /^\s*[-*•]\s+/;
const number = /^\s*\d{1,3}[.)]\s+/;

const isHeading = /^#{1,3}\s+\S/;

const kindOf = (line: string) =>
	isHeading.test(line) ? "heading" : bullet.test(line) ? "bullet" : number.test(line) ? "number" : "text";

const headingOf = (line: string): Block => {
	const level = (/^#+/.exec(line)?.[0].length ?? 1) as 1 | 2 | 3;
	return { kind: "heading", level, children: inlines(line.slice(level).trim()) };
};

const blockOf = (kind: ReturnType<typeof kindOf>, lines: string[]): Block[] => {
	if (kind === "heading") return lines.map(headingOf);
	if (kind === "text") return [{ kind: "paragraph", children: inlines(lines.map((line) => line.trim()).join("\n")) }];
	const mark = kind === "number" ? number : bullet;
	return [{ kind: "list", ordered: kind === "number", items: lines.map((line) => inlines(line.replace(mark, ""))) }];
};

/** Lines between two empty lines, cut where their kind changes. */
const blocksOf = (lines: string[]): Block[] => {
	const runs: { kind: ReturnType<typeof kindOf>; lines: string[] }[] = [];
	for (const line of lines) {
		const kind = kindOf(line);
		const last = runs.at(-1);
		// «2026. Une année…» in the middle of a sentence begins no list.
		if (last && (last.kind === kind || (last.kind === "text" && kind === "number"))) last.lines.push(line);
		else runs.push({ kind, lines: [line] });
	}
	return runs.flatMap((run) => blockOf(run.kind, run.lines));
};

/** The blocks of a text typed by a resident or the city. Anything not understood stays as it was typed. */
export const parseMarkdown = (source: string): Block[] =>
	source
		.replace(/\r\n?/g, "\n")
		.split(/\n\s*\n/)
		.map((block) => block.split("\n").filter((line) => line.trim() !== ""))
		.filter((lines) => lines.length > 0)
		.flatMap(blocksOf);

const inlineText = (nodes: Inline[]): string =>
	nodes
		.map((node) => (node.kind === "text" ? node.text : node.kind === "break" ? " " : inlineText(node.children)))
		.join("");

/** The first words of a text without its marks, for cards and descriptions. */
export const excerpt = (source: string, length = 180): string => {
	const text = parseMarkdown(source)
		.map((block) => (block.kind === "list" ? block.items.map(inlineText).join(", ") : inlineText(block.children)))
		.join(" ");
	if (text.length <= length) return text;
	const cut = text.slice(0, length);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length - 30))}…`;
};
