// Starts the built product on a database of its own, fills it at three sizes, measures each workload, prints a table.
import { withCity } from "../scripts/city-for-tests.mjs";
import { benchDeliberation } from "./deliberation";
import { type Filled, fill } from "./fill";
import { bareServer, load, loadSql, memoryOf, type Workload } from "./harness";
import { benchIncidents } from "./incidents";
import { benchSignIns } from "./sign-ins";
import { workloads } from "./workloads";

const SECONDS = 4;

const option = (name: string, otherwise: string) =>
	process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise;

const sizes = option("sizes", "1,10,100").split(",").map(Number);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));

const columns = ["workload", "size", "req/s", "p50 ms", "p99 ms", "RSS MiB", "÷ bare", "÷ SQL", "failed"];

const line = (cells: (string | number)[]) =>
	`${cells
		.map((cell, index) =>
			String(cell)
				.padStart(index === 0 ? 0 : 9)
				.padEnd(index === 0 ? 20 : 0),
		)
		.join("")}\n`;

const print = (cells: (string | number)[]) => process.stdout.write(line(cells));

type City = { PUBLIC_URL: string; DATABASE_URL: string; pid: number };

const measure = async (city: City, workload: Workload, size: number, bare: number) => {
	await load(city.PUBLIC_URL, workload, 1);
	const { perSecond, p50, p99, failed } = await load(city.PUBLIC_URL, workload, SECONDS);
	const sql = workload.sql ? await loadSql(city.DATABASE_URL, workload.sql, 2) : null;
	print([
		workload.name,
		size,
		Math.round(perSecond),
		p50,
		p99,
		memoryOf(city.pid) ?? "?",
		(perSecond / bare).toFixed(3),
		sql ? (perSecond / sql).toFixed(3) : "–",
		failed,
	]);
	return failed;
};

const measureSize = (size: number, bare: number) =>
	withCity(
		async (city: City) => {
			const filled: Filled = await fill(city.DATABASE_URL, size);
			let failed = 0;
			for (const workload of workloads(filled)) {
				if (wanted.length > 0 && !wanted.includes(workload.name)) continue;
				failed += await measure(city, workload, size, bare);
			}
			return failed;
		},
		{ settings: { LOG_LEVEL: "error", TRUSTED_PROXIES: "1" }, postgres: {} },
	);

const server = await bareServer();
const constant: Workload = { name: "bare", request: () => ({ path: "/" }) };
await load(server.url, constant, 1);
const bare = await load(server.url, constant, SECONDS);
await server.stop();
print(columns);
print(["bare Node server", "–", Math.round(bare.perSecond), bare.p50, bare.p99, "–", "1.000", "–", bare.failed]);
let failed = 0;
const incidents = option("incidents", "10000,100000,1000000").split(",").map(Number);
/** Benches that make a city of their own. */
const apart = ["incidents", "deliberation", "sign-ins"];
if (wanted.length === 0 || wanted.some((name) => !apart.includes(name)))
	for (const size of sizes) failed += await measureSize(size, bare.perSecond);
if (wanted.length === 0 || wanted.includes("incidents")) failed += await benchIncidents(incidents);
const [comments, people] = [Number(option("comments", "500000")), Number(option("people", "100000"))];
if (wanted.length === 0 || wanted.includes("deliberation")) failed += await benchDeliberation({ comments, people });
if (wanted.length === 0 || wanted.includes("sign-ins")) failed += await benchSignIns();
process.exit(failed > 0 ? 1 : 0);
