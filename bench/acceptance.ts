// What the benches of accepted ballots share: a database of their own, several application processes, pgbench beside them.
import { execFile, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { startPostgres } from "../scripts/postgres.mjs";

const run = promisify(execFile);

/** Runs `work` on a PostgreSQL of its own that holds the city's tables, and names it in the settings of this process. */
export const onMigratedDatabase = async (work: (address: string, folder: string) => Promise<void>) => {
	const folder = mkdtempSync(join(tmpdir(), "parvis-bench-"));
	const server = await startPostgres(join(folder, "postgres"), { max_connections: 200 });
	const address = `${server.address}/postgres`;
	process.env.DATABASE_URL = address;
	process.env.APP_SECRET ??= "a-long-text-for-the-bench-and-nothing-else-0123456789";
	try {
		const { migrate } = await import("../scripts/migrate");
		await migrate(address);
		await work(address, folder);
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};

/** Sends the same work to several processes of `file`, which begin together once all are warm; answers the sum of what each says. */
export const inProcesses = async (file: string, word: string, work: unknown, processes: number): Promise<number> => {
	const children = Array.from({ length: processes }, () =>
		fork(file, [word, JSON.stringify(work)], { execArgv: ["--import", "tsx"] }),
	);
	const said = (child: (typeof children)[number]) => new Promise((one) => child.once("message", one));
	await Promise.all(children.map(said));
	const answers = children.map(said);
	for (const child of children) child.send("go");
	return (await Promise.all(answers)).reduce<number>((sum, one) => sum + Number(one), 0);
};

/** Rows a second pgbench inserts into a bare table with a unique key, over as many connections. */
export const insertWithPgbench = async (
	address: string,
	folder: string,
	clients: number,
	seconds: number,
): Promise<number> => {
	const client = new Client({ connectionString: address });
	await client.connect();
	await client.query("CREATE TABLE bare (id uuid PRIMARY KEY, at timestamptz NOT NULL)");
	await client.end();
	const script = join(folder, "insert.sql");
	writeFileSync(script, "INSERT INTO bare VALUES (gen_random_uuid(), now());\n");
	const args = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds), "-f", script, address];
	const { stdout } = await run("pgbench", args);
	return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
};
