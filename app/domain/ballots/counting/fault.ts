/** A fault in a file: the line it is on (from 1), and what is wrong, in words a person can act on. */
export class Fault extends Error {
	readonly line: number;
	constructor(line: number, fault: string) {
		super(fault);
		this.line = line;
	}
}

export function fail(line: number, fault: string): never {
	throw new Fault(line, fault);
}

/** Text from a file, short and on one line, to be shown inside a fault. */
export const shown = (text: string) => {
	const flat = text.replace(/\p{C}/gu, " ");
	return `"${flat.length > 60 ? `${flat.slice(0, 57)}...` : flat}"`;
};

/** The lines of a text, without their ends nor the byte order mark. */
export function* linesOf(text: string): Generator<string> {
	for (let start = 0; start <= text.length; ) {
		const found = text.indexOf("\n", start);
		const end = found < 0 ? text.length : found;
		yield text.slice(start, end);
		start = end + 1;
	}
}

/** One line as the formats mean it: no carriage return at its end, no byte order mark at the head of the file. */
export const cleanLine = (line: string, first: boolean) => {
	const whole = line.endsWith("\r") ? line.slice(0, -1) : line;
	return first && whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
};
