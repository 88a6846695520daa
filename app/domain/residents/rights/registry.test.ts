import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registry } from "./registry";

/** Columns that name a person: an identifier that stands for one, or an address they are written to. */
const namesPerson =
	/^(?:account|person|author|voter|actor|assignee|approver|helper|owner|reader|agent|reporter|editor|resident|sender|member|user|creator|steward|child|guardian)(?:Id|Key)$|ById$|^(?:updated|created|published|added|revoked|started|handled|given|asked)By$|^email(?:Key)?$/i;

const tables = readdirSync("prisma/schema").flatMap((file) =>
	[...readFileSync(`prisma/schema/${file}`, "utf8").matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(
		([, table = "", body = ""]) => ({
			table,
			columns: [...body.matchAll(/^ {2}(\w+)\s+(?:String|Account|Person)\b/gm)].map(([, column = ""]) => column),
		}),
	),
);

/** Tables of the city's own offices, whose addresses are public. */
const offices = new Set(["Unit"]);

describe("the rights of a person", () => {
	it("every table with a person column has an exporter and an eraser, or a written exemption", () => {
		const missing = tables
			.filter(({ table }) => !offices.has(table))
			.flatMap(({ table, columns }) =>
				columns
					.filter((column) => namesPerson.test(column) && !registry[table]?.[column])
					.map(
						(column) =>
							`${table}.${column} names a person: in app/domain/residents/rights/registry.ts add to «registry» ` +
							`\`${table}: { ${column}: gives(remove) }\` (in the person's export, deleted with them), ` +
							`\`gives(unname({ ${column}: "NULL" }))\` (exported, then kept without them), ` +
							`\`gives(keep("counted"))\` (kept, told why) or \`staffAct\` / \`{ exempt: "why" }\` (no resident is named).`,
					),
			);
		expect(missing).toEqual([]);
	});

	it("names only tables and columns that exist", () => {
		const known = new Map(tables.map(({ table }) => [table, table]));
		expect(Object.keys(registry).filter((table) => !known.has(table))).toEqual([]);
	});
});
