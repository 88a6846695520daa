/** The words of a search: accents and capitals do not matter to the database, one-letter words are dropped. At most 6. */
export const searchWords = (search: string | undefined): string[] =>
	(search ?? "")
		.split(/[\s,;.!?'’«»"()]+/)
		.filter((word) => word.length > 1)
		.slice(0, 6);

/** Side of the squares in which the points of a map are grouped, in degrees: about 60 pixels on screen. */
export const gridStep = (zoom: number): number => (360 / 2 ** zoom / 256) * 60;
