/** Colours of the city made readable: pure calculations in OKLCH (CSS Color 4) and WCAG 2.2 contrast. */

type Triple = [number, number, number];
type Oklch = { l: number; c: number; h: number };

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encoded = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

const channels = (hex: string): Triple =>
	[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Triple;

const linearOf = (hex: string): Triple => channels(hex).map(linear) as Triple;

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white): WCAG 2.2, «relative luminance». */
export const luminance = (hex: string): number => {
	const [red, green, blue] = linearOf(hex);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio of two colours `#rrggbb`, 1 to 21: WCAG 2.2, «contrast ratio». */
export const contrast = (one: string, other: string): number => {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
};

/** B. Ottosson, «A perceptual color space for image processing» (2020). */
const oklchOf = (hex: string): Oklch => {
	const [r, g, b] = linearOf(hex);
	const [l, m, s] = [
		0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
		0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
		0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
	].map(Math.cbrt) as Triple;
	const [a, bb] = [
		1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
	];
	return {
		l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		c: Math.hypot(a, bb),
		h: Math.atan2(bb, a),
	};
};

const linearOfOklch = ({ l, c, h }: Oklch): Triple => {
	const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
	const [ll, m, s] = [
		l + 0.3963377774 * a + 0.2158037573 * b,
		l - 0.1055613458 * a - 0.0638541728 * b,
		l - 0.0894841775 * a - 1.291485548 * b,
	].map((value) => value ** 3) as Triple;
	return [
		4.0767416621 * ll - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * ll + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * ll - 0.7034186147 * m + 1.707614701 * s,
	];
};

const fits = (triple: Triple) => triple.every((channel) => channel >= -0.0005 && channel <= 1.0005);

/** The same lightness and hue with the most chroma (up to `c`) that a screen can show. */
const hexOf = ({ l, c, h }: Oklch): string => {
	let chroma = c;
	while (chroma > 0 && !fits(linearOfOklch({ l, c: chroma, h }))) chroma -= 0.004;
	const bytes = linearOfOklch({ l, c: Math.max(0, chroma), h }).map((channel) =>
		Math.round(encoded(Math.min(1, Math.max(0, channel))) * 255),
	);
	return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

/** `colour` made darker or lighter, in small steps, until its contrast with every `against` reaches `ratio`. */
export const readable = (colour: string, against: string[], ratio: number, towards: "darker" | "lighter"): string => {
	const start = oklchOf(colour);
	const step = towards === "darker" ? -0.01 : 0.01;
	for (let l = start.l; l >= 0 && l <= 1; l += step) {
		const candidate = hexOf({ ...start, l });
		if (against.every((ground) => contrast(candidate, ground) >= ratio)) return candidate;
	}
	return towards === "darker" ? "#000000" : "#ffffff";
};

const shade = (colour: string, l: number, cMax: number): string => {
	const { c, h } = oklchOf(colour);
	return hexOf({ l, c: Math.min(c, cMax), h });
};

/** The lightest and darkest grounds on which text stands; the same values as in ui/theme.css. */
const grounds = { light: ["#ffffff", "#fbf8f3", "#f3eee6"], dark: ["#17140f", "#211d17", "#2b261f"] };

const inkOn = (fill: string) => (contrast(fill, "#ffffff") >= 4.5 ? "#ffffff" : "#17140f");

/** A fill on which white or near-black text is readable and which stands out from the page (WCAG 1.4.3, 1.4.11). */
const fillOf = (colour: string, scheme: "light" | "dark") =>
	scheme === "light"
		? readable(colour, [...grounds.light, "#ffffff"], 4.6, "darker")
		: readable(colour, [...grounds.dark, "#17140f"], 5.2, "lighter");

const drawPalette = (colour: string, accent: string) => {
	const palette = (scheme: "light" | "dark") => {
		const light = scheme === "light";
		const towards = light ? "darker" : "lighter";
		const fill = fillOf(colour, scheme);
		const soft = shade(colour, light ? 0.957 : 0.27, light ? 0.017 : 0.034);
		const accentSoft = shade(accent, light ? 0.95 : 0.3, light ? 0.032 : 0.05);
		const accentFill = fillOf(accent, scheme);
		return {
			"city-fill": fill,
			"city-fill-strong": shade(fill, Math.max(0, Math.min(1, oklchOf(fill).l + (light ? -0.07 : 0.06))), 0.4),
			"city-on-fill": inkOn(fill),
			"city-text": readable(colour, [...grounds[scheme], soft], 5, towards),
			"city-soft": soft,
			"city-line": shade(colour, light ? 0.84 : 0.42, 0.07),
			"city-accent": accentFill,
			"city-on-accent": inkOn(accentFill),
			"city-accent-text": readable(accent, [...grounds[scheme], accentSoft], 5, towards),
			"city-accent-soft": accentSoft,
		};
	};
	return { light: palette("light"), dark: palette("dark") };
};

export type Palette = ReturnType<typeof drawPalette>;

/** A city seldom changes its colours: drawn once, about a millisecond, and kept. */
const drawn = new Map<string, Palette>();
const KEPT = 20;

/**
 * The custom properties drawn from a city's two colours (`#rrggbb`), for the light and the dark page.
 * Whatever the colours: text 4.5:1 at least on its ground, fills and outlines 3:1 at least (WCAG 2.2 AA).
 */
export const paletteOf = (colour: string, accent: string): Palette => {
	const key = colour + accent;
	const palette = drawn.get(key) ?? drawPalette(colour, accent);
	if (drawn.size >= KEPT) drawn.clear();
	drawn.set(key, palette);
	return palette;
};

const declarations = (values: Record<string, string>) =>
	Object.entries(values)
		.map(([name, value]) => `--${name}:${value}`)
		.join(";");

/** The style sheet of a city's colours. Nothing but `#rrggbb` values goes in, so that no setting can inject CSS. */
export const paletteCss = ({ light, dark }: Palette): string =>
	`:root{${declarations(light)}}@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;
