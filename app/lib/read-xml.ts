export type XmlNode = { name: string; text: string; children: XmlNode[] };

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const entity = (whole: string, body: string): string => {
	const code = /^#x([0-9a-f]{1,6})$/i.exec(body)?.[1] ?? null;
	const decimal = /^#(\d{1,7})$/.exec(body)?.[1] ?? null;
	const point = code ? Number.parseInt(code, 16) : decimal ? Number(decimal) : null;
	if (point !== null) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
	return named[body] ?? whole;
};

const decode = (text: string): string => text.replace(/&([#\w]{1,9});/g, entity);

const TOKEN =
	/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)([^>]*?)(\/?)>|([^<]+)/gi;

/** Deeper than this nobody writes by hand. */
const DEPTH = 60;

/**
 * Reads a small XML document: elements and texts, without attributes, namespaces or outside entities (none are fetched,
 * none are expanded but the five of XML and those by number). Null when it is not well formed.
 */
export const readXml = (document: string): XmlNode | null => {
	const root: XmlNode = { name: "", text: "", children: [] };
	const open = [root];
	let at = 0;
	for (const found of document.matchAll(TOKEN)) {
		if (found.index !== at) return null;
		at = found.index + found[0].length;
		const [, cdata, closing, name = "", , empty, text] = found;
		const inside = open.at(-1) ?? root;
		if (cdata !== undefined) inside.text += cdata;
		else if (text !== undefined) inside.text += decode(text);
		else if (closing) {
			if (open.length < 2 || inside.name !== name) return null;
			open.pop();
		} else if (name) {
			const node = { name, text: "", children: [] };
			inside.children.push(node);
			if (!empty) open.push(node);
			if (open.length > DEPTH) return null;
		}
	}
	const [first, ...others] = root.children;
	return at === document.length && open.length === 1 && first && others.length === 0 ? first : null;
};

/** The text of the first child of this name; empty when there is none. */
export const childText = (node: XmlNode, name: string): string =>
	node.children.find((child) => child.name === name)?.text.trim() ?? "";
