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

const GROUND = "#fbf7f1";
const INK = "#241f18";
const SOFT = "#5b5347";
/** Height of the band of the city's colour at the top. */
const BAND = 18;

type Line = {
	x: number /** Where the letters stand. */;
	y: number;
	size: number;
	words: string;
	fill: string;
	bold?: boolean;
};

/** Every line of the picture, where it stands. */
const linesOfCard = ({ city, eyebrow, title, figures }: Card): Line[] => {
	const fill = paletteOf(city.colour, city.accentColour).light["city-text"];
	const columns = figures.slice(0, 3).flatMap(({ value, label }, index): Line[] => {
		const x = 80 + index * 350;
		const under = linesOf(label, { width: 320, size: 26, most: 2 });
		return [
			{ x, y: 478, size: 68, words: value, fill, bold: true },
			...under.map((words, row) => ({ x, y: 518 + row * 32, size: 26, words, fill: SOFT })),
		];
	});
	const titled = linesOf(title, { width: WIDTH - 160, size: 64, most: 3 });
	return [
		{ x: 80, y: 96, size: 30, words: eyebrow, fill, bold: true },
		...titled.map((words, index) => ({ x: 80, y: 178 + index * 76, size: 64, words, fill: INK, bold: true })),
		...columns,
		{ x: 80, y: 604, size: 26, words: city.name, fill: SOFT },
	];
};

const bandOf = ({ city }: Card) => paletteOf(city.colour, city.accentColour).light["city-fill"];

/** The results of a consultation as a picture to share, 1200 by 630: title and figures, in the city's colours. */
export const cardSvg = (card: Card): string => {
	const texts = linesOfCard(card).map(({ x, y, size, words, fill, bold }) => {
		const weight = bold ? ' font-weight="700"' : "";
		return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${weight}>${escaped(words)}</text>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FONTS}" role="img" aria-label="${escaped(`${card.eyebrow} – ${card.title}`)}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUND}"/><rect width="${WIDTH}" height="${BAND}" fill="${bandOf(card)}"/>
${texts.join("\n")}
</svg>`;
};

/** Unseen letters that make every line as tall as the others: what is drawn is cut to its ink. */
const TALL = '<span alpha="1">Éj</span>';
/** From the top of that É to where letters stand, over the size. */
const RISE = 0.95;

/**
 * The same picture as PNG, which social networks read. Drawn word by word: the decoder of SVG is shut for the whole process
 * (`images.server.ts`), so that no file of a visitor reaches it.
 */
export const cardPng = (card: Card): Promise<Buffer> => {
	const texts = linesOfCard(card).map(({ x, y, size, words, fill, bold }) => {
		const markup = `<span foreground="${fill}">${escaped(words)}</span>${TALL}`;
		const font = `sans ${bold ? "bold " : ""}${size}`;
		return { input: { text: { text: markup, font, rgba: true, dpi: 72 } }, left: x, top: Math.round(y - size * RISE) };
	});
	const band = { input: { create: { width: WIDTH, height: BAND, channels: 3 as const, background: bandOf(card) } } };
	return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: GROUND } })
		.composite([{ ...band, left: 0, top: 0 }, ...texts])
		.png()
		.toBuffer();
};
