/** Characters with which a spreadsheet would read a cell as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number | null): string => {
	const text = value === null ? "" : String(value);
	const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
	return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * A table as CSV for spreadsheets in France: semicolons, UTF-8 with its mark, RFC 4180 quotes and line ends. A text that a
 * spreadsheet would run as a formula is made plain text.
 */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
	`\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
