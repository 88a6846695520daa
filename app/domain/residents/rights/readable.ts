import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import type { GivenRows } from "./engine.server";

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "");

const shown = (value: unknown): string => {
	if (value === null || value === undefined || value === "") return "";
	return escaped(typeof value === "object" ? JSON.stringify(value) : String(value));
};

const STYLE =
	"body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}dd{margin:0 0 .4rem;white-space:pre-wrap;overflow-wrap:anywhere}article{border:1px solid #bbb;border-radius:.4rem;padding:1rem;margin:1rem 0}";

/** What a reader has no use for: identifiers and counters. They are in the JSON file. */
const TECHNICAL = /(^id|Ids?|Key|Hash|[vV]ersion|revision|lease.*|attempts)$/;

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The name of a column in the reader's words, or its own when the texts have none. */
const columnName = (t: Translate, column: string): string =>
	t(`residents:rights.columns.${column}` as "residents:rights.columns.at", { defaultValue: column });

const inWords = (value: unknown, language: Language): string => {
	const text = value instanceof Date ? value.toISOString() : value;
	return typeof text === "string" && MOMENT.test(text) ? formatDate(language, new Date(text), "moment") : shown(value);
};

const rowOf = (t: Translate, language: Language, row: Record<string, unknown>) => {
	const filled = Object.entries(row).filter(([name, value]) => shown(value) !== "" && !TECHNICAL.test(name));
	const lines = filled.map(
		([name, value]) => `<dt>${escaped(columnName(t, name))}</dt><dd>${inWords(value, language)}</dd>`,
	);
	return lines.length > 0 ? `<article><dl>${lines.join("")}</dl></article>` : "";
};

/** The name of a table in the reader's words, or its own when the texts have none. */
export const tableName = (t: Translate, table: string): string =>
	t(`residents:rights.tables.${table}` as "residents:rights.tables.Account", { defaultValue: table });

/** The export as one page that any browser opens, without anything from outside. */
export const readableExport = (
	t: Translate,
	{ language, name, at, tables }: { language: Language; name: string; at: string; tables: GivenRows[] },
): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t("residents:rights.export.title"))}</title><style>${STYLE}</style></head><body>
<h1>${escaped(t("residents:rights.export.title"))}</h1><p>${escaped(t("residents:rights.export.about", { name, date: at }))}</p>
${tables.map(({ table, rows }) => `<section><h2>${escaped(tableName(t, table))} (${rows.length})</h2>${rows.map((row) => rowOf(t, language, row)).join("")}</section>`).join("\n")}
</body></html>`;
