/** A piece of a letter: a paragraph, a button to a page of the city (a path, made absolute when sent), words quoted. */
export type LetterPart = string | { link: string; label: string } | { quote: string };

export type Letter = { subject: string; parts: LetterPart[] };

/** How a letter is dressed: the city it comes from, where links lead, the closing lines. */
export type LetterHead = { city: string; colour: string; publicUrl: string; language: string; footer: string };

const escaped = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\r?\n/g, "<br>");

/** One line, whatever was typed: a header can hold no line break (RFC 5322, 2.2). */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Whether a text can stand as the recipient: one address, nothing that could open a second header. */
export const isSafeRecipient = (address: string): boolean =>
	address.length <= 254 && /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()[\]\\\p{Cc}@]+$/u.test(address);

const absolute = (link: string, { publicUrl }: LetterHead) => new URL(link, publicUrl).href;

const textPart = (part: LetterPart, head: LetterHead): string => {
	if (typeof part === "string") return part;
	if ("quote" in part) return part.quote.replace(/^/gm, "> ");
	return `${part.label}\n${absolute(part.link, head)}`;
};

const htmlPart = (part: LetterPart, head: LetterHead): string => {
	if (typeof part === "string") return `<p style="margin:0 0 16px">${escaped(part)}</p>`;
	if ("quote" in part) {
		return `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid ${head.colour}">${escaped(part.quote)}</blockquote>`;
	}
	const url = escaped(absolute(part.link, head));
	return `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${head.colour};color:#ffffff;text-decoration:none;font-weight:600">${escaped(part.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#555555;word-break:break-all">${url}</p>`;
};

/** A letter as it leaves: subject on one line, plain text, and HTML that needs no image and no style sheet. */
export const renderLetter = ({ subject, parts }: Letter, head: LetterHead) => ({
	subject: oneLine(subject),
	text: `${[...parts.map((part) => textPart(part, head)), `-- \n${head.city}\n${head.footer}`].join("\n\n")}\n`,
	html: `<!doctype html>
<html lang="${head.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(oneLine(subject))}</title></head>
<body style="margin:0;padding:24px;background:#f4f4f1;color:#1b1b18;font:16px/1.6 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-top:6px solid ${head.colour};border-radius:8px">
<p style="margin:0 0 24px;font-weight:700;color:${head.colour}">${escaped(head.city)}</p>
${parts.map((part) => htmlPart(part, head)).join("\n")}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #dddddd;font-size:14px;color:#555555">${escaped(head.footer)}</p>
</div></body></html>`,
});
