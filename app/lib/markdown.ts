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

const patterns: { pattern: RegExp; make: (found: RegExpExecArray) => Inline | null }[] = [
	{
		pattern: /\[([^\][]+)\]\(([^()\s]+)\)/,
		make: ([, text, address]) => {
			const href = safeHref(address ?? "");
			return href ? { kind: "link", href, children: inlines(text ?? "", false) } : null;
		},
	},
	{
		pattern: /\bhttps?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)\]]/i,
		make: ([address]) => {
			const href = safeHref(address);
			return href ? { kind: "link", href, children: [{ kind: "text", text: address }] } : null;
		},
	},
	{ pattern: /\*\*([^*\n]+)\*\*/, make: ([, text]) => ({ kind: "bold", children: inlines(text ?? "") }) },
	{
		pattern: /(?<!\*)\*([^*\s][^*\n]*)\*(?!\*)/,
		make: ([, text]) => ({ kind: "italic", children: inlines(text ?? "") }),
	},
];

const plain = (text: string): Inline[] =>
	text
		.split("\n")
		.flatMap((line, index) => [
			...(index > 0 ? [{ kind: "break" } as const] : []),
			...(line ? [{ kind: "text", text: line } as const] : []),
		]);

const inlines = (text: string, withLinks = true): Inline[] => {
	const usable = withLinks ? patterns : patterns.slice(2);
	const first = usable
		.map(({ pattern, make }) => ({ found: pattern.exec(text), make }))
		.filter(
			(candidate): candidate is { found: RegExpExecArray; make: typeof candidate.make } => candidate.found !== null,
		)
		.sort((a, b) => a.found.index - b.found.index)[0];
	if (!first) return plain(text);
	const { found, make } = first;
	const node = make(found) ?? { kind: "text" as const, text: found[0] };
	return [...plain(text.slice(0, found.index)), node, ...inlines(text.slice(found.index + found[0].length), withLinks)];
};

const bullet = /^\s*[-*•]\s+/;
const number = /^\s*\d{1,3}[.)]\s+/;

const blockOf = (lines: string[]): Block[] => {
	const [first = ""] = lines;
	const heading = /^(#{1,3})\s+(.+)$/.exec(first);
	if (heading) {
		const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
		const rest = lines.slice(1);
		return [
			{ kind: "heading", level, children: inlines(heading[2] ?? "") },
			...(rest.length > 0 ? blocksOf(rest) : []),
		];
	}
	const mark = bullet.test(first) ? bullet : number.test(first) ? number : null;
	if (mark) {
		const end = lines.findIndex((line) => !mark.test(line));
		const items = (end < 0 ? lines : lines.slice(0, end)).map((line) => inlines(line.replace(mark, "")));
		return [{ kind: "list", ordered: mark === number, items }, ...(end < 0 ? [] : blocksOf(lines.slice(end)))];
	}
	const end = lines.findIndex((line, index) => index > 0 && (bullet.test(line) || /^#{1,3}\s/.test(line)));
	const own = end < 0 ? lines : lines.slice(0, end);
	return [
		{ kind: "paragraph", children: inlines(own.map((line) => line.trim()).join("\n")) },
		...(end < 0 ? [] : blocksOf(lines.slice(end))),
	];
};

const blocksOf = (lines: string[]): Block[] => blockOf(lines);

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
