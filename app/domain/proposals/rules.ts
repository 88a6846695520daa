/** The words of a search: accents and capitals do not matter to the database, one-letter words are dropped. At most 6. */
export const searchWords = (search: string | undefined): string[] =>
	(search ?? "")
		.split(/[\s,;.!?'’«»"()]+/)
		.filter((word) => word.length > 1)
		.slice(0, 6);

/** Side of the squares in which the points of a map are grouped, in degrees: about 60 pixels on screen. */
export const gridStep = (zoom: number): number => (360 / 2 ** zoom / 256) * 60;

/** What a form held, as it was typed: texts by name, files left out, and what belongs to files already received. */
export const typedIn = (form: FormData): Record<string, string | string[]> => {
	const typed: Record<string, string | string[]> = {};
	for (const name of new Set(form.keys())) {
		if (/^(label-|remove-|files$|seenSimilar$|__)/.test(name)) continue;
		const values = form.getAll(name).filter((value): value is string => typeof value === "string");
		if (values.length > 0) typed[name] = values.length === 1 ? (values[0] ?? "") : values;
	}
	return typed;
};

const quoted = (stem: string) => `'${stem.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

/** The longest stems looked at: the more there are, the more pairs. */
const STEMS = 6;

/** A text search for two of these stems together, whichever (PostgreSQL's tsquery); for the only one there is; else for nothing. */
export const pairsOf = (stems: readonly string[]): string => {
	const chosen = [...stems]
		.sort((a, b) => b.length - a.length)
		.slice(0, STEMS)
		.map(quoted);
	if (chosen.length < 2) return chosen.join("");
	return chosen.flatMap((one, index) => chosen.slice(index + 1).map((other) => `(${one} & ${other})`)).join(" | ");
};
