import sharp from "sharp";
import { paletteOf } from "~/lib/colour";

type Card = {
	city: { name: string; colour: string; accentColour: string };
	eyebrow: string;
	title: string;
	figures: { value: string; label: string }[];
};

const WIDTH = 1200;
const HEIGHT = 630;
/** Average width of a letter over its size, for cutting lines: wide enough for a sans serif. */
const LETTER = 0.56;

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A text in lines of at most `width` pixels at this size; what does not fit in `most` lines ends with «…». */
export const linesOf = (
	text: string,
	{ width, size, most }: { width: number; size: number; most: number },
): string[] => {
	const letters = Math.max(4, Math.floor(width / (size * LETTER)));
	const lines = [""];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const last = lines.at(-1) ?? "";
		const longer = last ? `${last} ${word}` : word;
		if (longer.length <= letters || !last) lines[lines.length - 1] = longer.slice(0, letters);
		else lines.push(word.slice(0, letters));
	}
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").slice(0, letters - 1)}…`];
};

const FONTS = "'Hanken Grotesk', 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

/** The results of a consultation as a picture to share, 1200 by 630: title and figures, in the city's colours. */
export const cardSvg = ({ city, eyebrow, title, figures }: Card): string => {
	const { light } = paletteOf(city.colour, city.accentColour);
	const lines = linesOf(title, { width: WIDTH - 160, size: 64, most: 3 });
	const text = (x: number, y: number, size: number, words: string, more = "") =>
		`<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(words)}</text>`;
	const columns = figures.slice(0, 3).map(({ value, label }, index) => {
		const x = 80 + index * 350;
		const under = linesOf(label, { width: 320, size: 26, most: 2 });
		return [
			text(x, 478, 68, value, `font-weight="700" fill="${light["city-text"]}"`),
			...under.map((line, row) => text(x, 518 + row * 32, 26, line, 'fill="#5b5347"')),
		].join("");
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FONTS}" role="img" aria-label="${escaped(`${eyebrow} – ${title}`)}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbf7f1"/><rect width="${WIDTH}" height="18" fill="${light["city-fill"]}"/>
${text(80, 96, 30, eyebrow, `font-weight="700" fill="${light["city-text"]}"`)}
${lines.map((line, index) => text(80, 178 + index * 76, 64, line, 'font-weight="700" fill="#241f18"')).join("")}
${columns.join("")}
${text(80, 604, 26, city.name, 'fill="#5b5347"')}
</svg>`;
};

/** The same picture as PNG, which social networks read. */
export const cardPng = (card: Card): Promise<Buffer> =>
	sharp(Buffer.from(cardSvg(card)))
		.png()
		.toBuffer();
