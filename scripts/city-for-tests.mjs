// A running demonstration city of its own, for the browser tests and the bench: its own database, files and port.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault, root, run, toolPath } from "./ground.mjs";
import { freePort, startPostgres } from "./postgres.mjs";

/** Tests lose nothing in a power cut: no waiting for the disk. */
const inMemory = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

const serve = (env) =>
	new Promise((answer, fail) => {
		const child = spawn("node", ["--import", "tsx", "scripts/serve.ts"], {
			cwd: root,
			env: { ...process.env, PATH: toolPath(), ...env },
			stdio: ["ignore", "ignore", "inherit", "ipc"],
		});
		child.on("message", ({ listening }) => listening && answer(child));
		child.once("exit", (code) => fail(new Fault(`The web process ended (${code}) before it listened.`)));
	});

const stopProcess = (child) =>
	new Promise((answer) => {
		child.once("exit", answer);
		child.kill("SIGTERM");
	});

/**
 * Runs `work` beside a city built and filled for it; what it is given are the settings of the running process.
 * `settings` are environment variables; `postgres` PostgreSQL settings.
 */
export const withCity = async (work, { settings = {}, postgres = inMemory } = {}) => {
	const folder = mkdtempSync(join(tmpdir(), "parvis-city-"));
	const database = await startPostgres(join(folder, "postgres"), postgres);
	const port = await freePort();
	const env = {
		NODE_ENV: "production",
		PARVIS_MODE: "demonstration",
		DATABASE_URL: `${database.address}/postgres`,
		APP_SECRET: "a-long-text-for-the-tests-and-nothing-else-0123456789",
		PORT: String(port),
		PUBLIC_URL: `http://localhost:${port}`,
		STORAGE_DIR: join(folder, "files"),
		LOG_LEVEL: "error",
		...settings,
	};
	let child;
	try {
		await run("node", ["--import", "tsx", "scripts/prepare.ts"], { env });
		child = await serve(env);
		return await work({ ...env, pid: child.pid });
	} finally {
		if (child && child.exitCode === null) await stopProcess(child);
		await database.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};
