import { headerLength, isCopiedHead, isOriginalMark, isSentFrom } from "./quote-headers";

export type Folded = {
	/** What the person wrote now. */
	visible: string;
	/** What they quoted, their signature, and what their program added: folded, never lost. */
	quoted: string;
};

const isBlank = (line: string | undefined) => line === undefined || line.trim() === "";

const isQuoted = (line: string | undefined) => line !== undefined && /^\s*(?:[A-Z]?>|\|(?:\s|$))/u.test(line);

const isRule = (line: string) => /^[\s*]*(?:[_=-]{3,}|[—–]{2,})[\s*]*$/u.test(line);

/** A signature longer than this is not one. */
const SIGNATURE_LINES = 30;

const isSignatureMark = (line: string) => /^--\s*$/u.test(line) || /^(?:_{5,}|[—–]{3,})\s*$/u.test(line);

/**
 * Where the signature begins: after «-- », a line of underscores or of dashes like «———», or at «sent from my phone» when
 * nothing below is marked as quoted (some programs quote without marks). The end when there is none.
 */
const signatureStart = (lines: string[]): number => {
	const from = Math.max(1, lines.length - SIGNATURE_LINES);
	const lastQuoted = lines.findLastIndex(isQuoted);
	const start = lines.findIndex(
		(line, index) => (index >= from && isSignatureMark(line)) || (index > lastQuoted && isSentFrom(line)),
	);
	const hasOwnWords = lines.slice(0, Math.max(0, start)).some((line) => !isBlank(line) && !isQuoted(line));
	return hasOwnWords ? start : lines.length;
};

/** The first line of what is quoted whole: a copied head of message, or a mark such as «-----Message d’origine-----». */
const wholeQuoteStart = (lines: string[]): number => {
	const start = lines.findIndex((line, index) => isOriginalMark(line) || isCopiedHead(lines, index));
	return start < 0 ? lines.length : start;
};

/** Lines left without their last empty lines, rules and «sent from my phone». */
const trimEnd = (lines: string[]): number => {
	let end = lines.length;
	for (;;) {
		const last = lines[end - 1];
		if (end === 0 || last === undefined) return 0;
		if (!isBlank(last) && !isRule(last) && !isSentFrom(last)) return end;
		end -= 1;
	}
};

/** The end of a quotation that begins at `start`: marked lines, empty ones between them, and a line broken out of two marked ones. */
const quoteEnd = (lines: string[], start: number): number => {
	let end = start;
	for (let index = start; index < lines.length; index += 1) {
		const isBroken = !isBlank(lines[index]) && isQuoted(lines[index - 1]) && isQuoted(lines[index + 1]);
		if (isQuoted(lines[index]) || (isBroken && index > start)) end = index + 1;
		else if (!isBlank(lines[index])) break;
	}
	return end;
};

const hasText = (lines: string[]) => lines.some((line) => !isBlank(line) && !isQuoted(line));

/** Which lines stay visible, decided from the first introduction («On … wrote:») on. */
const afterHeader = (lines: string[], start: number, length: number): boolean[] => {
	const keep = lines.map((_, index) => index < start);
	let next = start + length;
	while (next < lines.length && isBlank(lines[next])) next += 1;
	const isMarked = isQuoted(lines[next]);
	const hasBefore = hasText(lines.slice(0, start));
	if (!isMarked && hasBefore) return keep;
	const end = isMarked ? quoteEnd(lines, next) : next;
	const rest = lines.slice(end);
	if (isMarked && !hasText(rest)) return keep;
	// Answers between the lines keep the lines they answer; one quotation above the answer does not.
	const isAboveOnly = isMarked && !hasBefore && !rest.some(isQuoted);
	const restKept = foldLines(rest);
	return lines.map((_, index) => {
		if (index < start) return true;
		if (index < start + length) return false;
		return index < end ? !isAboveOnly : (restKept[index - end] ?? false);
	});
};

const foldLines = (lines: string[]): boolean[] => {
	for (let index = 0; index < lines.length; index += 1) {
		const length = headerLength(lines, index);
		// An introduction inside a quotation belongs to it.
		if (length > 0 && !(isQuoted(lines[index]) && isQuoted(lines[index - 1]))) return afterHeader(lines, index, length);
	}
	return lines.map(() => true);
};

/** Quotations at the very end answer nothing: they are folded. */
const withoutLastQuote = (lines: string[], keep: boolean[]): boolean[] => {
	const kept = lines.map((_, index) => index).filter((index) => keep[index] && !isBlank(lines[index]));
	if (!kept.some((index) => !isQuoted(lines[index]))) return keep;
	const result = [...keep];
	while (kept.length > 0 && isQuoted(lines[kept.at(-1) ?? 0])) {
		const last = kept.pop() ?? 0;
		const before = kept.at(-1) ?? -1;
		for (let index = before + 1; index <= last; index += 1) result[index] = false;
	}
	return result;
};

const joined = (lines: string[]) =>
	lines
		.join("\n")
		.replace(/^(?:[ \t]*\n)+/u, "")
		.trimEnd();

/**
 * Parts what a person wrote in an e-mail from what they quoted, their signature, and what their program added. Pure; nothing
 * is lost: what is not visible is in `quoted`. A message that would be left empty stays whole.
 */
export const foldQuoted = (text: string): Folded => {
	const all = text.replace(/\r\n?/gu, "\n").split("\n");
	const whole = wholeQuoteStart(all);
	const hasOwnWords = hasText(all.slice(0, whole));
	const upToWhole = hasOwnWords ? whole : all.length;
	const upToSignature = signatureStart(all.slice(0, upToWhole));
	const lines = all.slice(0, trimEnd(all.slice(0, upToSignature)));
	let keep = withoutLastQuote(lines, foldLines(lines));
	const end = trimEnd(lines.map((line, index) => (keep[index] ? line : "")));
	keep = keep.map((kept, index) => kept && index < end);
	const visible = joined(lines.filter((_, index) => keep[index]));
	if (visible.trim() === "") return { visible: joined(all), quoted: "" };
	return { visible, quoted: joined(all.filter((line, index) => !keep[index] && !(index < end && isBlank(line)))) };
};
