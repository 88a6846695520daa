// Before the database tests: a PostgreSQL, and a template database with every migration, which each worker clones.
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/migrate";
import { startPostgres } from "../../scripts/postgres.mjs";

declare module "vitest" {
	interface ProvidedContext {
		postgres: string;
		template: string;
	}
}

/** Tests lose nothing in a power cut: no waiting for the disk. */
export const inMemory = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 300 };

const migrationsPrint = () => {
	const hash = createHash("sha256");
	for (const name of readdirSync("prisma/migrations").sort())
		hash.update(name).update(readFileSync(join("prisma/migrations", name, "migration.sql")));
	return hash.digest("hex").slice(0, 12);
};

const LOCK = 7_274_847;

/** The template of these migrations, made once however many test runs share the server. */
const makeTemplate = async (address: string): Promise<string> => {
	const template = `parvis_template_${migrationsPrint()}`;
	const client = new Client({ connectionString: `${address}/postgres` });
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
		const ready = await client.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [template]);
		if (ready.rowCount) return template;
		await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
		await client.query(`CREATE DATABASE ${template}`);
		await migrate(`${address}/${template}`);
		await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
		return template;
	} finally {
		await client.end();
	}
};

/** With PARVIS_TEST_POSTGRES (a server's address without database name), that server is used instead of a new one. */
export default async function setup(project: TestProject) {
	const given = process.env.PARVIS_TEST_POSTGRES;
	const folder = given ? null : mkdtempSync(join(tmpdir(), "parvis-test-"));
	const server = folder ? await startPostgres(join(folder, "postgres"), inMemory) : null;
	const address = given ?? server?.address ?? "";
	project.provide("postgres", address);
	project.provide("template", await makeTemplate(address));
	return async () => {
		await server?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	};
}
