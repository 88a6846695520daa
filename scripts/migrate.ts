// npm run migrate: brings the database of DATABASE_URL to the schema. npm run migrate -- new NAME: writes the missing migration.
import { mkdirSync, writeFileSync } from "node:fs";
import { Logger, runMigrations } from "graphile-worker";
import { applyMigrations, missingMigration } from "./migrations";

const databaseUrl = process.env.DATABASE_URL ?? "";

/** Applies our migrations and the queue's; answers the names of ours that were applied. */
export const migrate = async (url: string) => {
	const applied = await applyMigrations(url);
	await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
	return applied;
};

const write = async (name: string) => {
	const sql = await missingMigration(databaseUrl);
	if (!sql) return console.log("The migrations already say what the schema says.");
	const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
	const folder = `prisma/migrations/${stamp}_${name.replace(/\W+/g, "_")}`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/migration.sql`, `${sql}\n`);
	return console.log(`Written: ${folder}/migration.sql (read it before you commit it).`);
};

if (process.argv[1]?.endsWith("migrate.ts")) {
	const [verb, name] = process.argv.slice(2);
	if (verb === "new" && name) await write(name);
	else console.log(`Migrations applied: ${(await migrate(databaseUrl)).join(", ") || "none, all were"}.`);
}
