// The map and the search of duplicates at 10,000, 100,000 and 1,000,000 incidents over one city: the viewport's answer at the
// largest against the smallest, its throughput against the same SQL run by pgbench, and the time of «is it one of these?».
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { mapStatements, type Viewport } from "../app/domain/issue-reports/queries/map.server";
import { stateTones } from "../app/domain/issue-reports/rules/look";
import { withCity } from "../scripts/city-for-tests.mjs";
import { fillIncidents } from "./fill";
import { load } from "./harness";

const SECONDS = 5;
const CLIENTS = 16;

/** The part of the demonstration city that the incidents lie over. */
const GROUND = { south: 47.1918, north: 47.2368, west: -0.9405, east: -0.8785 };

const words = { states: { received: "Reçu" }, tones: stateTones, reports: "signalements", language: "fr" as const };

/** A screen (1,024 by 640 points) somewhere in the city, at a zoom; the same ones at each run. */
export const viewportAt = (index: number): Viewport => {
	const zoom = 13 + (index % 6);
	const wide = (360 / 2 ** zoom) * 4;
	const high = wide * 0.43;
	const share = (step: number) => ((index * step) % 997) / 997;
	const west = GROUND.west + share(7) * (GROUND.east - GROUND.west) - wide / 2;
	const south = GROUND.south + share(13) * (GROUND.north - GROUND.south) - high / 2;
	return { west, south, east: west + wide, north: south + high, zoom };
};

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
	const { count, pins, clusters, most } = mapStatements(viewport, {}, words, new Date());
	if (!count) return [written(clusters)];
	const { rows } = await client.query(written(count));
	return [written(count), written(rows[0].count <= most ? pins : clusters)];
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

/** «Is it one of these?» at places over the city, one after the other: the 99th percentile in milliseconds. */
const duplicates = async (address: string): Promise<{ p50: number; p99: number }> => {
	process.env.DATABASE_URL = address;
	const { similarAt } = await import("./similar");
	const times: number[] = [];
	for (let index = 1; index <= 600; index += 1) {
		const { west, east, south, north } = viewportAt(index);
		const start = performance.now();
		await similarAt({ lat: (south + north) / 2, lng: (west + east) / 2 });
		if (index > 100) times.push(performance.now() - start);
	}
	const sorted = times.sort((a, b) => a - b);
	const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
	return { p50: at(0.5), p99: at(0.99) };
};

type Line = {
	size: number;
	perSecond: number;
	p50: number;
	p99: number;
	sql: number | null;
	similar: { p50: number; p99: number };
	failed: number;
};

const measure = (size: number): Promise<Line> =>
	withCity(
		async (city: { PUBLIC_URL: string; DATABASE_URL: string }) => {
			const client = new Client({ connectionString: city.DATABASE_URL });
			await client.connect();
			await fillIncidents(client, size);
			await client.query('VACUUM ANALYZE "Incident"');
			await client.end();
			const map = { name: "viewport", request: (index: number) => ({ path: pathOf(viewportAt(index)) }) };
			await load(city.PUBLIC_URL, map, 2);
			const { perSecond, p50, p99, failed } = await load(city.PUBLIC_URL, map, SECONDS);
			const sql = await byPgbench(city.DATABASE_URL);
			const similar = await duplicates(city.DATABASE_URL);
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
