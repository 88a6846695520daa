// Each worker has a database of its own, cloned from the template; every test finds it empty.

import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import type { Actor } from "~/lib/actor";
import { system } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { db, disconnect } from "~/server/db.server";

const name = `parvis_test_${process.pid}_${process.env.VITEST_POOL_ID ?? "1"}`;

const onServer = async (sql: string) => {
	const client = new Client({ connectionString: `${inject("postgres")}/postgres` });
	await client.connect();
	await client.query(sql).finally(() => client.end());
};

beforeAll(async () => {
	await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
	await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
	process.env.DATABASE_URL = `${inject("postgres")}/${name}`;
});

let tables: string[] | undefined;

/** Every table of ours, and the queue's. */
const allTables = async () => {
	tables ??= (
		await db().$queryRaw<{ name: string }[]>`
			SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
			WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
				OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs')`
	).map(({ name }) => name);
	return tables;
};

beforeEach(async () => {
	// Only what the last test filled: emptying a table costs the same whether it is empty or not.
	const filled = (await allTables()).map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name})`);
	const found = await db().$queryRawUnsafe<{ name: string }[]>(filled.join(" UNION ALL "));
	if (found.length === 0) return;
	await db().$executeRawUnsafe(`TRUNCATE ${found.map(({ name }) => name).join(", ")} RESTART IDENTITY CASCADE`);
});

afterAll(async () => {
	await disconnect();
	await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

/** For a test that opens a web server: the city's own address. Before anything reads the settings. */
export const answerAt = (origin: string) => {
	process.env.PUBLIC_URL = origin;
};

/** The moment at which tests happen, unless they choose another. */
export const testNow = new Date("2026-05-12T10:00:00Z");

/** A context of the tests: the system acts at `testNow`, unless told otherwise. */
export const testContext = (actor: Actor = system, now: Date = testNow): Context => ({ actor, now, db: db() });

/** The jobs waiting in the queue: their names and payloads. */
export const waitingJobs = async (): Promise<{ name: string; payload: unknown }[]> =>
	db().$queryRaw`
		SELECT t.identifier AS name, j.payload FROM graphile_worker._private_jobs j
		JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;
