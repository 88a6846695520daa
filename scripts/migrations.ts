// Prisma's own migration engine, compiled to WebAssembly: the native one cannot be fetched from the npm registry.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client } from "pg";

const MIGRATIONS = resolve("prisma/migrations");
const SCHEMA = resolve("prisma/schema");

let loaded: Promise<typeof SchemaEngine> | undefined;

/** The engine keeps its memory in module variables: it can be loaded only once. */
const engineClass = () => {
	loaded ??= loadEngine();
	return loaded;
};

const loadEngine = async (): Promise<typeof SchemaEngine> => {
	// The engine reports its own panics through this global.
	(globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = {
		set_message: (message: string) => process.stderr.write(`${message}\n`),
	};
	const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
	const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
	const module = await WebAssembly.compile(await readFile(path.replace(/\.js$/, ".wasm")));
	const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": glue as never });
	const bound = glue as unknown as { __wbg_set_wasm: (exports: unknown) => void; SchemaEngine: typeof SchemaEngine };
	bound.__wbg_set_wasm(instance.exports);
	(instance.exports.__wbindgen_start as () => void)();
	return bound.SchemaEngine;
};

const schemaFiles = () =>
	readdirSync(SCHEMA)
		.filter((name) => name.endsWith(".prisma"))
		.map((name) => ({ path: join(SCHEMA, name), content: readFileSync(join(SCHEMA, name), "utf8") }));

const migrationList = () => ({
	baseDir: MIGRATIONS,
	lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
	shadowDbInitScript: "",
	migrationDirectories: readdirSync(MIGRATIONS, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort()
		.map((path) => ({
			path,
			migrationFile: {
				path: "migration.sql",
				content: { tag: "ok" as const, value: readFileSync(join(MIGRATIONS, path, "migration.sql"), "utf8") },
			},
		})),
});

const CHAR_OID = 18;
const TEXT_OID = 25;
type Rows = unknown[][];
type Queryable = {
	performIO: (query: unknown) => Promise<{ fields: { dataTypeID: number }[]; rows: Rows }>;
	queryRaw: (query: never) => Promise<{ columnTypes: number[]; rows: Rows }>;
	executeScript: (script: string) => Promise<void>;
	client: { query: (script: string) => Promise<unknown> };
};

/**
 * Prisma 7.10's adapter, mended in two places: it refuses «char» columns, which the engine's own catalogue queries
 * return (announce them as such), and it cuts scripts at every semicolon, even in the body of a function (send them
 * whole: PostgreSQL then runs each as one transaction).
 */
const mended = <Connected>(adapter: Connected): Connected => {
	const patched = adapter as Connected & Queryable;
	const [performIO, queryRaw] = [patched.performIO.bind(patched), patched.queryRaw.bind(patched)];
	const charColumns = new WeakMap<Rows, number[]>();
	patched.performIO = async (query) => {
		const answer = await performIO(query);
		const found = answer.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
		for (const index of found) Object.assign(answer.fields[index] ?? {}, { dataTypeID: TEXT_OID });
		charColumns.set(answer.rows, found);
		return answer;
	};
	patched.queryRaw = async (query) => {
		const answer = await queryRaw(query);
		for (const index of charColumns.get(answer.rows) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character;
		return answer;
	};
	patched.executeScript = async (script) => void (await patched.client.query(script));
	return adapter;
};

/** Prisma's adapter as above, and with a shadow database that is really another one. */
class MigrationAdapter extends PrismaPg {
	constructor(private readonly databaseUrl: string) {
		super({ connectionString: databaseUrl });
	}

	private readonly opened: { dispose: () => Promise<void> }[] = [];

	override connect = async () => {
		const adapter = mended(await super.connect());
		this.opened.push(adapter);
		return adapter;
	};

	/** The engine leaves its connections open: close them. */
	closeAll = async () => {
		for (const adapter of this.opened) await adapter.dispose();
	};

	override connectToShadowDb = async () => {
		const shadow = new URL(this.databaseUrl);
		shadow.pathname = `/parvis_shadow_${randomUUID().replaceAll("-", "")}`;
		const name = shadow.pathname.slice(1);
		await execute(this.databaseUrl, `CREATE DATABASE ${name}`);
		const adapter = mended(await new PrismaPg({ connectionString: shadow.href }).connect());
		const dispose = adapter.dispose.bind(adapter);
		adapter.dispose = async () => {
			await dispose();
			await execute(this.databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
		};
		return adapter;
	};
}

const execute = async (databaseUrl: string, statement: string) => {
	const client = new Client({ connectionString: databaseUrl });
	await client.connect();
	await client.query(statement).finally(() => client.end());
};

const withEngine = async <Answer>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<Answer>) => {
	const Engine = await engineClass();
	const adapter = new MigrationAdapter(databaseUrl);
	const factory = bindMigrationAwareSqlAdapterFactory(adapter);
	const create = (
		Engine as unknown as { new: (options: unknown, log: () => void, factory: unknown) => Promise<SchemaEngine> }
	).new;
	const engine = await create.call(
		Engine,
		{ datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
		() => undefined,
		factory,
	);
	try {
		return await work(engine);
	} catch (error) {
		// The engine knows only the number of what the database said.
		const said = factory.errorRegistry.consumeError(0)?.error as { message?: string } | undefined;
		throw new Error(`${(error as Error).message.split("\n")[0]} ${said?.message ?? said ?? ""}`, { cause: error });
	} finally {
		engine.free();
		await adapter.closeAll();
	}
};

const filters = { externalTables: [], externalEnums: [] };

/** Applies the migrations the database does not have yet; answers their names. Safe to repeat. */
export const applyMigrations = (databaseUrl: string) =>
	withEngine(databaseUrl, async (engine) => {
		const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationList(), filters });
		return appliedMigrationNames;
	});

/** The SQL that brings the migrations to the schema files; empty when they agree. Needs the right to create a database. */
export const missingMigration = (databaseUrl: string) =>
	withEngine(databaseUrl, async (engine) => {
		const { stdout } = await engine.diff({
			from: { tag: "migrations", ...migrationList() },
			to: { tag: "schemaDatamodel", files: schemaFiles() },
			script: true,
			exitCode: null,
			filters,
		});
		return (stdout ?? "").replace(/^-- This is an empty migration\.\s*$/m, "").trim();
	});
