import { paletteOf } from "~/lib/colour";

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

const linkPart = ({ link, label }: { link: string; label: string }, head: LetterHead): string => {
	const url = escaped(absolute(link, head));
	const { light } = paletteOf(head.colour, head.colour);
	return `<p style="margin:28px 0 12px"><a class="button" href="${url}" style="display:inline-block;padding:14px 26px;border-radius:10px;background:${light["city-fill"]};color:${light["city-on-fill"]};text-decoration:none;font-weight:600">${escaped(label)}</a></p>
<p class="soft" style="margin:0 0 24px;font-size:14px;color:#5b5347;word-break:break-all">${url}</p>`;
};

const htmlPart = (part: LetterPart, head: LetterHead): string => {
	if (typeof part === "string") return `<p style="margin:0 0 16px">${escaped(part)}</p>`;
	if ("link" in part) return linkPart(part, head);
	return `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid ${paletteOf(head.colour, head.colour).light["city-fill"]}">${escaped(part.quote)}</blockquote>`;
};

/** Readers that know dark pages show this one dark; the others keep the light one. */
const darkStyle = ({ colour }: LetterHead): string => {
	const { dark } = paletteOf(colour, colour);
	return `@media (prefers-color-scheme:dark){body,.page{background:#17140f!important;color:#f3ede3!important}.sheet{background:#211d17!important}.name{color:${dark["city-text"]}!important}.button{background:${dark["city-fill"]}!important;color:${dark["city-on-fill"]}!important}.soft{color:#c2b8a8!important}}`;
};

const htmlOf = (subject: string, parts: LetterPart[], head: LetterHead): string => {
	const { light } = paletteOf(head.colour, head.colour);
	return `<!doctype html>
<html lang="${head.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(oneLine(subject))}</title><style>${darkStyle(head)}</style></head>
<body class="page" style="margin:0;padding:24px 12px;background:#f3eee6;color:#241f18;font:17px/1.6 'Segoe UI',system-ui,sans-serif">
<div class="sheet" style="max-width:560px;margin:0 auto;padding:32px 28px;background:#ffffff;border-top:8px solid ${light["city-fill"]};border-radius:14px">
<p class="name" style="margin:0 0 28px;font-size:20px;font-weight:700;color:${light["city-text"]}">${escaped(head.city)}</p>
${parts.map((part) => htmlPart(part, head)).join("\n")}
<p class="soft" style="margin:36px 0 0;padding-top:16px;border-top:1px solid #8d8373;font-size:14px;color:#5b5347">${escaped(head.footer)}</p>
</div></body></html>`;
};

/** A letter as it leaves: subject on one line, plain text, and HTML that needs no image and no style sheet. */
export const renderLetter = ({ subject, parts }: Letter, head: LetterHead) => ({
	subject: oneLine(subject),
	text: `${[...parts.map((part) => textPart(part, head)), `-- \n${head.city}\n${head.footer}`].join("\n\n")}\n`,
	html: htmlOf(subject, parts, head),
});
