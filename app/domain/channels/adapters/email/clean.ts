/** Signs that turn the reading direction or hide: in a name or a subject they only deceive. */
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it may be stored: no NUL (PostgreSQL refuses it), no control sign but tabs and line ends, at most `limit` signs. */
export const cleanText = (text: string, limit = 100_000): string =>
	text
		.replace(/\r\n?/gu, "\n")
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, "")
		// Half a surrogate pair is no character, and PostgreSQL refuses it.
		.replace(/\p{Cs}/gu, "\ufffd")
		.slice(0, limit);

/** One line, for names, subjects and file names. */
export const cleanLine = (text: string, limit = 200): string =>
	cleanText(text, limit * 4)
		.replace(BIDI, "")
		.replace(/\s+/gu, " ")
		.trim()
		.slice(0, limit);

/** The name of a file without any folder. */
export const cleanFileName = (name: string): string =>
	cleanLine(name.replace(/^.*[/\\]/u, ""), 120).replace(/^\.+/u, "") || "fichier";

/** A subject without its «Re:», «RE :», «TR:», «Fwd:», in whatever number and language. */
export const bareSubject = (subject: string): string => {
	const prefix = /^\s*(?:re|tr|fw|fwd|aw|wg|sv|vs|rif|r|réf|ref|i)\s*(?:\[\d+\])?\s*[:：]\s*/iu;
	let bare = cleanLine(subject);
	while (prefix.test(bare)) bare = bare.replace(prefix, "");
	return bare;
};
