import { cleanLine, fail } from "./fault";

/** A row of a file with `;` between its cells, and the line it begins on. */
export type Row = { line: number; cells: string[] };

/**
 * Reads cells as Pabulib's CSV does: a cell that begins with a double quote runs to the next single one, over `;` and
 * line ends, and two quotes inside stand for one; a quote elsewhere is a plain character. Cells come trimmed.
 */
function quotedCells(first: string, line: number, more: () => string | undefined): string[] {
	const cells: string[] = [];
	let text = first;
	let at = 0;
	for (;;) {
		let value = "";
		if (text[at] === '"') {
			at++;
			for (;;) {
				const close = text.indexOf('"', at);
				if (close >= 0 && text[close + 1] === '"') {
					value += text.slice(at, close + 1);
					at = close + 2;
				} else if (close >= 0) {
					value += text.slice(at, close);
					at = close + 1;
					break;
				} else {
					const next = more();
					if (next === undefined) fail(line, "a quoted value opened here is never closed");
					value += `${text.slice(at)}\n`;
					text = next;
					at = 0;
				}
			}
		}
		const end = text.indexOf(";", at);
		cells.push((value + text.slice(at, end < 0 ? text.length : end)).trim());
		if (end < 0) return cells;
		at = end + 1;
	}
}

/** The rows of a file, empty lines left out. Linear, one line at a time. */
export function* rowsOf(lines: Iterable<string>): Generator<Row> {
	const source = lines[Symbol.iterator]();
	let number = 0;
	const next = (): string | undefined => {
		const step = source.next();
		if (step.done) return undefined;
		number++;
		return cleanLine(step.value, number === 1);
	};
	for (let text = next(); text !== undefined; text = next()) {
		const line = number;
		const cells = text.includes('"') ? quotedCells(text, line, next) : text.split(";");
		for (let index = 0; index < cells.length; index++) cells[index] = (cells[index] as string).trim();
		if (cells.length > 1 || cells[0]) yield { line, cells };
	}
}
