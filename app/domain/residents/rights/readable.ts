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

const rowOf = (row: Record<string, unknown>) => {
	const filled = Object.entries(row).filter(([, value]) => shown(value) !== "");
	return `<article><dl>${filled.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${shown(value)}</dd>`).join("")}</dl></article>`;
};

/** The name of a table in the reader's words, or its own when the texts have none. */
export const tableName = (t: Translate, table: string): string =>
	t(`residents:rights.tables.${table}` as "residents:rights.tables.Account", { defaultValue: table });

/** The export as one page that any browser opens, without anything from outside. */
export const readableExport = (
	t: Translate,
	{ language, name, at, tables }: { language: string; name: string; at: string; tables: GivenRows[] },
): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t("residents:rights.export.title"))}</title><style>${STYLE}</style></head><body>
<h1>${escaped(t("residents:rights.export.title"))}</h1><p>${escaped(t("residents:rights.export.about", { name, date: at }))}</p>
${tables.map(({ table, rows }) => `<section><h2>${escaped(tableName(t, table))} (${rows.length})</h2>${rows.map(rowOf).join("")}</section>`).join("\n")}
</body></html>`;
