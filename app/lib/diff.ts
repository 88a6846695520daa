/** A piece of a text compared with its former state. */
export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** Above this many pairs of words compared, whole texts are shown as removed and added: the table would be too large. */
const LARGEST = 4_000_000;

/** Words and what separates them, so that joining them gives the text back. */
const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Lengths of the longest common subsequence of the ends of two lists (Wagner & Fischer, 1974), row after row. */
const lengths = (before: string[], after: string[]): Uint32Array[] => {
	const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
	for (let i = before.length - 1; i >= 0; i -= 1) {
		const [row, below] = [rows[i], rows[i + 1]] as [Uint32Array, Uint32Array];
		for (let j = after.length - 1; j >= 0; j -= 1)
			row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
	}
	return rows;
};

const joined = (pieces: Piece[]): Piece[] =>
	pieces.reduce<Piece[]>((all, piece) => {
		const last = all.at(-1);
		if (last?.kind !== piece.kind) all.push({ ...piece });
		else last.text += piece.text;
		return all;
	}, []);

/** What was removed and added between two texts, word by word, in reading order. */
export const compareTexts = (before: string, after: string): Piece[] => {
	const [old, young] = [words(before), words(after)];
	if (old.length * young.length > LARGEST)
		return joined([
			{ kind: "removed", text: before },
			{ kind: "added", text: after },
		]);
	const common = lengths(old, young);
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < young.length) {
		const skipOld = common[i + 1]?.[j] ?? -1;
		const skipYoung = common[i]?.[j + 1] ?? -1;
		if (i < old.length && j < young.length && old[i] === young[j]) {
			pieces.push({ kind: "same", text: old[i] ?? "" });
			i += 1;
			j += 1;
		} else if (j >= young.length || (i < old.length && skipOld >= skipYoung)) {
			pieces.push({ kind: "removed", text: old[i] ?? "" });
			i += 1;
		} else {
			pieces.push({ kind: "added", text: young[j] ?? "" });
			j += 1;
		}
	}
	return joined(pieces);
};
