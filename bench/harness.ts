// How a workload is measured: the same load on the product, on a bare server, and on its SQL alone, in one run.

import { readFileSync } from "node:fs";
import type { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import autocannon from "autocannon";
import { Pool } from "pg";

export type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string };

export type Workload = {
	name: string;
	/** The request number `index` of the run. */
	request: (index: number) => Asked;
	/** The statement that matters in it, for the same index. */
	sql?: (index: number) => { text: string; values: unknown[] };
	/** Clients at once; sixteen unless the workload is of another kind. */
	connections?: number;
	/** What counts as done: 2xx and 3xx unless told otherwise. */
	accepts?: (status: number) => boolean;
};

export type Measure = { perSecond: number; p50: number; p99: number; failed: number };

const CONNECTIONS = 16;

const isFine = (status: number) => status >= 200 && status < 400;

/** Sends a workload for some seconds; latencies in milliseconds. */
export const load = async (url: string, workload: Workload, seconds: number): Promise<Measure> => {
	let index = 0;
	const result = await autocannon({
		url,
		connections: workload.connections ?? CONNECTIONS,
		duration: seconds,
		requests: [
			{
				setupRequest: (request) => {
					index += 1;
					const { path, method = "GET", headers = {}, body } = workload.request(index);
					return { ...request, path, method, headers, ...(body === undefined ? {} : { body }) };
				},
			},
		],
	});
	const accepts = workload.accepts ?? isFine;
	const refused = Object.entries(result.statusCodeStats).filter(([status]) => !accepts(Number(status)));
	const failed = result.errors + refused.reduce((sum, [, { count }]) => sum + count, 0);
	return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, failed };
};

/** The same number of clients running the statement alone; answers statements per second. */
export const loadSql = async (
	databaseUrl: string,
	sql: NonNullable<Workload["sql"]>,
	seconds: number,
): Promise<number> => {
	const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
	const end = performance.now() + seconds * 1000;
	let done = 0;
	const client = async () => {
		while (performance.now() < end) {
			done += 1;
			await pool.query(sql(done));
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, client));
	await pool.end();
	return done / seconds;
};

/** A Node server that answers a constant, in a thread of its own as the product is in a process of its own. */
export const bareServer = async () => {
	const code = `(${bare.toString()})(require("node:http").createServer, require("node:worker_threads").parentPort)`;
	const worker = new Worker(code, { eval: true });
	const port = await new Promise<number>((answer) => worker.once("message", answer));
	return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
};

const bare = (create: typeof createServer, parent: { postMessage: (port: number) => void }) => {
	const server = create((_, response) => response.end("constant"));
	server.listen(0, "127.0.0.1", () => parent.postMessage((server.address() as AddressInfo).port));
};

/** Resident memory of a process in MiB (Linux), or null where the system does not say. */
export const memoryOf = (pid: number): number | null => {
	try {
		const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
		return found ? Math.round(Number(found[1]) / 1024) : null;
	} catch {
		return null;
	}
};
