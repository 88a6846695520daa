const ENTITIES: Record<string, string> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: "\u00a0",
};

const decoded = (text: string): string =>
	text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (mark, decimal, hex, name) => {
		if (name) return ENTITIES[String(name).toLowerCase()] ?? mark;
		const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
		return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
	});

/** The words of a small HTML text (a post of a network): line breaks and paragraphs kept, every tag dropped. Linear, whatever is given. */
export const textOfHtml = (html: string): string =>
	decoded(
		html
			.replace(/<(script|style)\b[^<]*<\/\1>/gi, "")
			.replace(/<br\s*\/?>/gi, "\n")
			.replace(/<\/p>\s*<p[^>]*>/gi, "\n\n")
			.replace(/<[^>]*>/g, ""),
	).trim();
