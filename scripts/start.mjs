// npm start: from a fresh clone to a running city. Plain JavaScript on the host's Node: nothing is installed yet.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ensureBuild, ensureClient, ensurePackages, Fault, root, run, say, toolPath } from "./ground.mjs";

const isDev = process.argv.includes("--dev");
const dataFolder = process.env.PARVIS_DATA_DIR || join(root, ".data");

const refuseOldNode = () => {
	const major = Number(process.versions.node.split(".")[0]);
	if (major < 20)
		throw new Fault(`Node ${process.versions.node} is too old: install Node 20 or later, then run npm start again.`);
};

const chosenPort = () => {
	const text = process.env.PORT || "3000";
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new Fault(`PORT is «${text}»: give a number from 1 to 65535.`);
	return port;
};

const tryPort = (port) =>
	new Promise((answer) => {
		const probe = createServer();
		probe.once("error", ({ code }) => answer(code));
		probe.listen(port, process.env.HOST || undefined, () => probe.close(() => answer(null)));
	});

const pidFile = join(dataFolder, "start.pid");

/** The previous start of this folder, if it is still finishing what was in flight. */
const isStopping = () => existsSync(pidFile) && readFileSync(pidFile, "utf8") === "stopping";

const refuseBusyPort = async (port) => {
	let code = await tryPort(port);
	// A stop asked a moment ago is given a second to be seen, then the time it needs.
	for (
		let tries = 0;
		code === "EADDRINUSE" && existsSync(pidFile) && (tries < 5 || isStopping()) && tries < 120;
		tries += 1
	) {
		if (tries === 5) say("Waiting for the previous start to finish stopping…");
		await delay(200);
		code = await tryPort(port);
	}
	if (code === "EADDRINUSE") {
		throw new Fault(
			`Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
		);
	}
	if (code)
		throw new Fault(`Port ${port} cannot be opened (${code}): choose another one, for instance PORT=3000 npm start.`);
};

/** Production is asked for by its settings; everything else is the demonstration. */
const mode = () =>
	process.env.PARVIS_MODE || (process.env.APP_SECRET || process.env.SMTP_URL ? "production" : "demonstration");

/** The demonstration keeps a secret of its own, so that sessions survive a restart. */
const demonstrationSecret = () => {
	const file = join(dataFolder, "app-secret");
	mkdirSync(dataFolder, { recursive: true });
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
	return readFileSync(file, "utf8").trim();
};

const settings = (port) => {
	const isDemonstration = mode() === "demonstration";
	return {
		NODE_ENV: isDev ? "development" : "production",
		PARVIS_MODE: mode(),
		PORT: String(port),
		PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
		STORAGE_DIR: process.env.STORAGE_DIR || join(dataFolder, "files"),
		...(isDemonstration && !process.env.APP_SECRET ? { APP_SECRET: demonstrationSecret() } : {}),
	};
};

/** The database of DATABASE_URL, or the embedded one, started for as long as this process runs. */
const openDatabase = async () => {
	mkdirSync(dataFolder, { recursive: true });
	if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
	say("Starting the embedded PostgreSQL…");
	const { startPostgres } = await import("./postgres.mjs");
	const { address, stop } = await startPostgres(join(dataFolder, "postgres"));
	return { url: `${address}/postgres`, stop };
};

const welcome = (port) => {
	const address = `http://localhost:${port}`;
	say(`\nParvis is ready: ${address}`);
	if (mode() !== "demonstration") return;
	say("This is a demonstration city. The banner at the top signs you in as a resident, an agent, a moderator,");
	say(`an elected official or the administrator. Every message sent lands in ${address}/mailbox.`);
	say("Stop with Ctrl-C; everything is kept for the next start.\n");
};

/** npm may be killed without a word to us: then nobody would stop us, so we stop. */
const stopWithParent = (stop) => {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop();
	}, 250);
	watch.unref();
};

/** Runs the web process until it ends; passes on Ctrl-C and SIGTERM, and waits for it to finish what is in flight. */
const serve = (env, port) =>
	new Promise((answer) => {
		const args = ["--import", "tsx", "scripts/serve.ts", ...(isDev ? ["--dev"] : [])];
		const child = spawn("node", args, {
			cwd: root,
			env: { ...process.env, PATH: toolPath(), ...env },
			stdio: ["ignore", "inherit", "inherit", "ipc"],
			detached: true,
		});
		child.on("message", ({ listening, failed }) => {
			if (listening) welcome(listening);
			if (failed) say(`The web server could not open port ${port} (${failed}).`);
		});
		const stop = () => {
			writeFileSync(pidFile, "stopping");
			child.kill("SIGTERM");
		};
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
		stopWithParent(stop);
		child.once("exit", (code) => answer(code ?? 1));
	});

const main = async () => {
	refuseOldNode();
	const port = chosenPort();
	await refuseBusyPort(port);
	process.chdir(root);
	await ensurePackages();
	const env = settings(port);
	// The settings are read once before anything is started, so that a bad one leaves nothing half done.
	await run("node", ["--import", "tsx", "scripts/check-settings.ts"], {
		env: { ...env, DATABASE_URL: process.env.DATABASE_URL || "postgres://embedded" },
		quoteOnly: true,
	});
	await ensureClient();
	if (!isDev) await ensureBuild();
	const database = await openDatabase();
	try {
		writeFileSync(pidFile, String(process.pid));
		const withDatabase = { ...env, DATABASE_URL: database.url };
		await run("node", ["--import", "tsx", "scripts/prepare.ts"], { env: withDatabase, show: true });
		return await serve(withDatabase, port);
	} finally {
		await database.stop();
		rmSync(pidFile, { force: true });
	}
};

main().then(
	(code) => process.exit(code),
	(error) => {
		process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
		process.exit(1);
	},
);
