import { fail, shown } from "./fault";

/** A JSON value with the line it begins on; numbers stay text, so that none is rounded. */
export type JsonNode =
	| { line: number; kind: "object"; entries: Map<string, JsonNode> }
	| { line: number; kind: "array"; items: JsonNode[] }
	| { line: number; kind: "string" | "number" | "word"; text: string };

const TOKEN = /[{}[\],:]|"(?:[^"\\\n]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const BLANK = /[ \t\r\n]*/y;
const DEPTH = 100;

/** Tokens one by one, with the line each begins on. */
function openTokens(text: string) {
	let at = 0;
	let line = 1;
	const skip = () => {
		BLANK.lastIndex = at;
		BLANK.exec(text);
		for (let next = text.indexOf("\n", at); next >= 0 && next < BLANK.lastIndex; next = text.indexOf("\n", next + 1))
			line++;
		at = BLANK.lastIndex;
	};
	return {
		next(): { line: number; text: string } {
			skip();
			if (at >= text.length) fail(line, "the JSON text ends too early");
			TOKEN.lastIndex = at;
			const found = TOKEN.exec(text);
			if (!found) fail(line, `not JSON at ${shown(text.slice(at, at + 20).split("\n")[0] as string)}`);
			at = TOKEN.lastIndex;
			return { line, text: found[0] };
		},
		end() {
			skip();
			if (at < text.length) fail(line, "something follows the end of the JSON text");
		},
	};
}

type Tokens = ReturnType<typeof openTokens>;

const unquote = (line: number, text: string): string => {
	try {
		return JSON.parse(text) as string;
	} catch {
		return fail(line, `bad text ${shown(text)}`);
	}
};

function readObject(tokens: Tokens, line: number, depth: number): JsonNode {
	const entries = new Map<string, JsonNode>();
	for (let token = tokens.next(); token.text !== "}"; token = tokens.next()) {
		if (entries.size > 0) {
			if (token.text !== ",") fail(token.line, `expected a comma, found ${shown(token.text)}`);
			token = tokens.next();
		}
		if (!token.text.startsWith('"')) fail(token.line, `expected a name between quotes, found ${shown(token.text)}`);
		const key = unquote(token.line, token.text);
		if (entries.has(key)) fail(token.line, `${shown(key)} is given twice`);
		const colon = tokens.next();
		if (colon.text !== ":") fail(colon.line, `expected a colon, found ${shown(colon.text)}`);
		entries.set(key, readValue(tokens, tokens.next(), depth + 1));
	}
	return { line, kind: "object", entries };
}

function readArray(tokens: Tokens, line: number, depth: number): JsonNode {
	const items: JsonNode[] = [];
	for (let token = tokens.next(); token.text !== "]"; token = tokens.next()) {
		if (items.length > 0) {
			if (token.text !== ",") fail(token.line, `expected a comma, found ${shown(token.text)}`);
			token = tokens.next();
		}
		items.push(readValue(tokens, token, depth + 1));
	}
	return { line, kind: "array", items };
}

function readValue(tokens: Tokens, { line, text }: { line: number; text: string }, depth: number): JsonNode {
	if (depth > DEPTH) fail(line, "nested too deeply");
	if (text === "{") return readObject(tokens, line, depth);
	if (text === "[") return readArray(tokens, line, depth);
	if (text.startsWith('"')) return { line, kind: "string", text: unquote(line, text) };
	if (/^[-\d]/.test(text)) return { line, kind: "number", text };
	if (/^[tfn]/.test(text)) return { line, kind: "word", text };
	return fail(line, `expected a value, found ${shown(text)}`);
}

/** Parses JSON exactly (RFC 8259), remembering lines; a `Fault` names the line of the first thing that is wrong. */
export function readJsonNodes(text: string): JsonNode {
	const tokens = openTokens(text);
	const value = readValue(tokens, tokens.next(), 0);
	tokens.end();
	return value;
}
