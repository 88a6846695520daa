// The map and the search of duplicates at 10,000, 100,000 and 1,000,000 incidents over one city: the viewport's answer at the
// largest against the smallest, its throughput against the same SQL run by pgbench, and the time of «is it one of these?».
import { fork, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { mapStatements, type Viewport } from "../app/domain/issue-reports/queries/map.server";
import { stateTones } from "../app/domain/issue-reports/rules/look";
import { withCity } from "../scripts/city-for-tests.mjs";
import { fillIncidents } from "./fill";
import { load } from "./harness";
import { viewportAt } from "./viewports";

const SECONDS = 5;
const CLIENTS = 16;

const words = { states: { received: "Reçu" }, tones: stateTones, reports: "signalements", language: "fr" as const };

const pathOf = ({ west, south, east, north, zoom }: Viewport) =>
	`/reports/map.json?bbox=${[west, south, east, north].map((side) => side.toFixed(5)).join(",")}&zoom=${zoom}`;

const literal = (value: unknown): string => {
	if (value === null) return "NULL";
	if (typeof value === "number") return String(value);
	if (value instanceof Date) return `'${value.toISOString()}'`;
	if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(",")}]::text[]`;
	return `'${String(value).replaceAll("'", "''")}'`;
};

type Statement = { sql: string; values: readonly unknown[]; strings?: readonly string[]; text?: string };

/** The statement with its values in it, on one line, as pgbench reads it. */
const written = (statement: Statement): string => {
	const text = (statement.text ?? statement.sql).replace(/\s+/g, " ");
	return `${text.replace(/\$(\d+)/g, (_, place) => literal(statement.values[Number(place) - 1]))};`;
};

/** The statements that the product runs for a viewport, in its order. */
const statementsOf = async (client: Client, viewport: Viewport): Promise<string[]> => {
	const { pins, clusters } = mapStatements(viewport, {}, words, new Date());
	if (!pins) return [written(clusters)];
	const { rows } = await client.query(written(pins));
	return rows[0].tooMany ? [written(pins), written(clusters)] : [written(pins)];
};

const transactionsOf = (output: string): number => Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN);

/** The same SQL run by pgbench, transactions a second; null where pgbench is not installed. */
const byPgbench = async (address: string): Promise<number | null> => {
	if (spawnSync("pgbench", ["--version"]).error) return null;
	const folder = mkdtempSync(join(tmpdir(), "parvis-pgbench-"));
	const client = new Client({ connectionString: address });
	await client.connect();
	const files: string[] = [];
	for (let index = 1; index <= 60; index += 1) {
		const file = join(folder, `${index}.sql`);
		writeFileSync(file, (await statementsOf(client, viewportAt(index))).join("\n"));
		files.push("-f", file);
	}
	await client.end();
	const options = ["-n", "-c", String(CLIENTS), "-j", "2", "-T", String(SECONDS)];
	const { stdout } = spawnSync("pgbench", [...options, ...files, address], { encoding: "utf8" });
	rmSync(folder, { recursive: true, force: true });
	return transactionsOf(stdout);
};

type Times = { p50: number; p99: number };

/** «Is it one of these?» in a process of its own, which has the settings of the running city: times in milliseconds. */
const duplicates = (settings: Record<string, string>): Promise<Times> =>
	new Promise((answer, fail) => {
		const env = { ...process.env, ...settings };
		const child = fork(fileURLToPath(new URL("./similar.ts", import.meta.url)), { env, execArgv: ["--import", "tsx"] });
		child.once("message", (times) => answer(times as Times));
		child.once("exit", (code) => fail(new Error(`The search of similar reports ended (${code}).`)));
	});

type Line = {
	size: number;
	perSecond: number;
	p50: number;
	p99: number;
	sql: number | null;
	similar: Times;
	failed: number;
};

/** Waits until the city's own job has counted all of them in the cells of the map, then tidies as autovacuum will. */
const settled = async (client: Client): Promise<void> => {
	for (let waiting = true; waiting; ) {
		const { rows } = await client.query('SELECT 1 FROM "IncidentCellChange" LIMIT 1');
		waiting = rows.length > 0;
		if (waiting) await new Promise((again) => setTimeout(again, 2_000));
	}
	for (const table of ["Incident", "IncidentCell", "IncidentCellChange"])
		await client.query(`VACUUM ANALYZE "${table}"`);
};

const measure = (size: number): Promise<Line> =>
	withCity(
		async ({ pid: _, ...city }: { PUBLIC_URL: string; DATABASE_URL: string; pid: number }) => {
			const client = new Client({ connectionString: city.DATABASE_URL });
			await client.connect();
			await fillIncidents(client, size);
			await settled(client);
			await client.end();
			const map = { name: "viewport", request: (index: number) => ({ path: pathOf(viewportAt(index)) }) };
			await load(city.PUBLIC_URL, map, 2);
			const { perSecond, p50, p99, failed } = await load(city.PUBLIC_URL, map, SECONDS);
			const sql = await byPgbench(city.DATABASE_URL);
			const similar = await duplicates(city);
			return { size, perSecond, p50, p99, sql, similar, failed };
		},
		{ settings: { LOG_LEVEL: "error" }, postgres: {} },
	);

/** Prints a line a size, then what was asked for; answers how many of these do not hold. */
export const benchIncidents = async (sizes: number[]): Promise<number> => {
	const say = (text: string) => process.stdout.write(`${text}\n`);
	say("incidents     req/s   p50 ms   p99 ms  pgbench/s   ÷ SQL   similar p50   similar p99   failed");
	const lines: Line[] = [];
	for (const size of sizes) {
		const line = await measure(size);
		lines.push(line);
		const cells = [line.size, Math.round(line.perSecond), line.p50, line.p99, line.sql ? Math.round(line.sql) : "–"];
		const share = line.sql ? (line.perSecond / line.sql).toFixed(2) : "–";
		say(
			[...cells, share, line.similar.p50, line.similar.p99, line.failed]
				.map((cell) => String(cell).padStart(9))
				.join(" "),
		);
	}
	const [first, last] = [lines[0], lines.at(-1)];
	if (!first || !last) return 0;
	const asked: [string, boolean][] = [
		[`viewport p99 at ${last.size} within twice that at ${first.size}`, last.p99 <= 2 * first.p99],
		[
			`viewport at least half of its SQL by pgbench at ${last.size}`,
			last.sql === null || last.perSecond >= 0.5 * last.sql,
		],
		[`similar reports found within 30 ms (p99) at ${last.size}`, last.similar.p99 < 30],
		["no request failed", lines.every(({ failed }) => failed === 0)],
	];
	for (const [name, holds] of asked) say(`${holds ? "holds  " : "FAILS  "} ${name}`);
	return asked.filter(([, holds]) => !holds).length;
};
