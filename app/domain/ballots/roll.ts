/** A name as it is compared: no accents, capitals, hyphens or double spaces. */
export const folded = (name: string): string =>
	name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^\p{L}]+/gu, " ")
		.trim();

/** A code as typed: spaces and dashes dropped, letters that look alike read as the digit they stand for. */
export const readCode = (typed: string): string =>
	typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, "")
		.replace(/O/g, "0")
		.replace(/[IL]/g, "1");

/** A code in groups of four, as it is printed. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");
