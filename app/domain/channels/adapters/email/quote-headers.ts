/** «Wrote», in the languages mail programs speak in Europe; word limits are letters, so that «wrote» is not «wroteth». */
const WROTE =
	/(?<!\p{L})(wrote|a écrit|ha scritto|escribió|escreveu|schrieb|schreef|geschreven|skrev|napisał(?:\(a\))?|napsal(?:\(a\))?|kirjoitti|írta|пише|написал(?:\(а\))?|έγραψε|a scris|yazdı)(?!\p{L})/iu;

/** How the line that introduces a quotation begins. */
const BEGINS = /^(?:on|le|am|op|il|el|em|den|dne|in data|w dniu|dnia)(?!\p{L})/iu;

const BEGINS_WITH_DATE = /^(?:\p{L}{2,14}[.,]?,?\s+)?\d/u;

const DATE = /(?:19|20)\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:h.]\d{2}|\b\d{1,2}\.?\s\p{L}{3,}/u;

const ADDRESS = /(?:<|&lt;|\[mailto:)\s*[^<>\s]*@[^<>\s]+(?:>|&gt;|\])/u;

/** A header wrapped by a mail program rarely takes more lines or signs than this. */
const MOST_LINES = 6;
const MOST_SIGNS = 400;

/** Quote marks and dashes around a header say nothing. */
const bare = (text: string) =>
	text
		.normalize("NFC")
		.replace(/^[\s>*]*(?:-{2,}\s*)?/u, "")
		.replace(/\s*(?:-{2,})?[\s*]*$/u, "")
		.replace(/\s+/gu, " ")
		.trim();

const isHeader = (joined: string): boolean => {
	if (joined.length > 2 * MOST_SIGNS) return false;
	const text = bare(joined);
	if (text.length > MOST_SIGNS || !DATE.test(text)) return false;
	const [verb] = WROTE.exec(text) ?? [];
	const ends = text.endsWith(":") || (verb !== undefined && text.endsWith(verb));
	if (verb && ends && (BEGINS.test(text) || BEGINS_WITH_DATE.test(text))) return true;
	if (verb && ends && new RegExp(`^[^<\\d!?]{1,80}${ADDRESS.source}\\s+${WROTE.source}`, "iu").test(text)) return true;
	const endsWithAddress = new RegExp(`${ADDRESS.source}>?:?$`, "u").test(text);
	return endsWithAddress && BEGINS_WITH_DATE.test(text);
};

/** A header broken around an address continues after an empty line; any other stops there. */
const continuesAfterBlank = (line: string | undefined) =>
	line !== undefined && /^\s*(?:<|mailto:|>\s*\p{L}+\s*:\s*$)/u.test(line);

/** How many lines the introduction («On … wrote:») that begins here takes; 0 when none does. */
export const headerLength = (lines: string[], start: number): number => {
	let joined = "";
	for (let length = 1; length <= MOST_LINES; length += 1) {
		const line = lines[start + length - 1];
		if (line === undefined) return 0;
		if (line.trim() === "") {
			if (length === 1 || !continuesAfterBlank(lines[start + length])) return 0;
			continue;
		}
		joined = `${joined} ${line}`;
		if (isHeader(joined)) return length;
	}
	return 0;
};

/** Names of the four fields programs copy above the message they answer. */
const FIELDS = {
	from: /^(?:from|de|von|van|da|fra|från|od|lähettäjä|от|feladó|expéditeur)$/iu,
	date: /^(?:sent|date|envoyé(?: le)?|gesendet|datum|verzonden|inviato|data|enviado(?: el)?|sendt|dato|skickat|wysłano|дата|message du|received)$/iu,
	to: /^(?:to|à|a|an|aan|para|til|till|do|кому|copie à|cc|reply-to|répondre à)$/iu,
	subject: /^(?:subject|objet|sujet|betreff|onderwerp|oggetto|asunto|assunto|emne|ämne|temat|тема)$/iu,
};

const fieldOf = (line: string): string | null => {
	const name = /^[\s>*]*([\p{L}][\p{L}\s-]{0,14}?)\s*[:：]\*?/u.exec(line)?.[1]?.trim();
	return name ? (Object.entries(FIELDS).find(([, pattern]) => pattern.test(name))?.[0] ?? null) : null;
};

/** Whether a copied head of message (From, Sent, To, Subject) begins here: three of its fields, or two with the sender first. */
export const isCopiedHead = (lines: string[], start: number): boolean => {
	const first = fieldOf(lines[start] ?? "");
	if (first !== "from" && first !== "date") return false;
	const found = new Set(lines.slice(start, start + 8).map(fieldOf));
	found.delete(null);
	return found.size >= 3 || (found.size === 2 && found.has("from") && (found.has("date") || found.has("subject")));
};

const ORIGINAL =
	/^[\s>*]*[-_]{2,}\s*(?:original message|(?:begin )?forwarded message|message d['’]origine|message original|message transféré|e-mail d['’]origine|ursprüngliche nachricht|weitergeleitete nachricht|oprindelig besked|original meddelelse|opprinnelig melding|ursprungligt meddelande|oorspronkelijk bericht|messaggio originale|messaggio inoltrato|mensaje original|mensagem original|wiadomość oryginalna|исходное сообщение)\s*[-_]{2,}[\s*]*$/iu;

export const isOriginalMark = (line: string): boolean => ORIGINAL.test(line);

const SENT_FROM =
	/^\s*(?:sent (?:from|via)|get outlook for|envoyé (?:de|depuis|à partir d|avec)|télécharger outlook|obtenez outlook|gesendet (?:von|mit)|von meinem .* gesendet|sendt fra|skickat från|inviato d|enviado (?:desde|do)|verzonden (?:met|vanaf)|wysłane z|lähetetty|отправлено (?:с|из))[^,.!?]{1,60}(?:[<(]\S+[>)])?\s*$/iu;

/** A line a telephone adds: «Envoyé de mon iPhone». A sentence that only begins so has a comma or an end. */
export const isSentFrom = (line: string): boolean => SENT_FROM.test(line.replace(/<https?:[^>]*>/u, ""));
