/** A piece of a text before it is stored. */
export type Cut = { kind: "heading" | "paragraph"; body: string };

/** Passages a text can hold, characters a passage can hold, and characters of the whole. */
export const PASSAGES_MOST = 500;
export const PASSAGE_MOST = 5_000;
export const TEXT_MOST = 200_000;

/** Headings of French and English rules: «Article 3», «Titre II», «# Trees». */
const HEADING =
	/^(?:#{1,6}\s|(?:article|art\.|titre|title|chapitre|chapter|section|annexe|annex|partie|part|préambule|preamble)(?:\s|$))/iu;

/** Items of a list: «- », «• », «1. », «a) », «2° ». */
const ITEM = /^(?:[-–—•*]\s|(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)°]\s)/iu;

/** Longest line that can be a heading. */
const HEADING_MOST = 120;

const isHeading = (line: string) => HEADING.test(line) && line.length <= HEADING_MOST && !/[.;,]$/.test(line);

const isCutBefore = (line: string) => isHeading(line) || ITEM.test(line);

const blockOf = (lines: string[]): Cut[] => {
	const groups: string[][] = [];
	for (const line of lines) {
		const last = groups.at(-1);
		const afterHeading = last?.length === 1 && isHeading(last[0] ?? "");
		if (!last || afterHeading || isCutBefore(line)) groups.push([line]);
		else last.push(line);
	}
	return groups.map((group): Cut => {
		const body = group.join("\n");
		return isHeading(body) ? { kind: "heading", body: body.replace(/^#+\s*/, "") } : { kind: "paragraph", body };
	});
};

/**
 * Cuts a pasted text in passages: at empty lines, at headings («Article 3», «# Trees») and at items of a list. A text
 * without any empty line is cut at each line, as word processors paste it.
 */
export const cutText = (text: string): Cut[] => {
	const lines = text.split(/\r\n?|\n/).map((line) => line.replace(/[\s\u00a0]+$/u, "").replace(/^[\s\u00a0]+/u, ""));
	const hasBlank = lines.join("\n").trim().includes("\n\n");
	const blocks: string[][] = [[]];
	for (const line of lines) {
		if (line === "") blocks.push([]);
		else if (hasBlank) blocks.at(-1)?.push(line);
		else blocks.push([line]);
	}
	return blocks.flatMap(blockOf).filter(({ body }) => body !== "");
};

/** The text whose cutting gives these passages again, for its editor. */
export const joinText = (passages: readonly Cut[]): string =>
	passages.map(({ kind, body }) => (kind === "heading" && !HEADING.test(body) ? `## ${body}` : body)).join("\n\n");

export type Known = Cut & { id: string; position: number };

/** What becomes of a piece of the new text: the same passage, another wording of one, or a new one. */
export type Planned = Cut & { how: "kept" | "changed" | "new"; from: Known | null };

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Shared words over all words (Jaccard, 1901), from 0 to 1. */
const likeness = (left: string, right: string): number => {
	const [a, b] = [wordsOf(left), wordsOf(right)];
	const common = [...a].filter((word) => b.has(word)).length;
	return common / Math.max(1, a.size + b.size - common);
};

/** From this likeness on, a piece is another wording of a passage rather than a new one. */
const SAME_SUBJECT = 0.35;

/**
 * Compares a new cutting with the passages there are: an unchanged passage is kept with all that was said of it; each other
 * piece takes the place of the passage most like it that went away, in order, or is new. Answers also what disappears.
 */
export const planText = (known: readonly Known[], cuts: readonly Cut[]): { plan: Planned[]; gone: Known[] } => {
	const free = new Map(known.map((passage) => [passage.id, passage]));
	const take = (passage: Known | undefined) => {
		if (passage) free.delete(passage.id);
		return passage ?? null;
	};
	const same = cuts.map((cut) =>
		take([...free.values()].find(({ kind, body }) => kind === cut.kind && body === cut.body)),
	);
	const plan = cuts.map((cut, index): Planned => {
		const kept = same[index];
		if (kept) return { ...cut, how: "kept", from: kept };
		const near = [...free.values()]
			.filter(({ kind }) => kind === cut.kind)
			.map((passage) => ({ passage, score: likeness(passage.body, cut.body) }))
			.sort((left, right) => right.score - left.score)[0];
		const from = near && near.score >= SAME_SUBJECT ? take(near.passage) : null;
		return { ...cut, how: from ? "changed" : "new", from };
	});
	return { plan, gone: [...free.values()] };
};
