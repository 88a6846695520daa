// What every script stands on: packages, generated code and build, brought up to date when their sources changed.
// Plain JavaScript on the host's Node (20 or later): nothing is installed yet when it runs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const bin = join(root, "node_modules", ".bin");

/** Our own Node 24 first, then the project's tools. `NODE_OPTIONS` of the caller is kept. */
export const toolPath = () => `${bin}:${process.env.PATH}`;

/** A sentence for whoever started the script, instead of a stack. */
export class Fault extends Error {}

let voice = process.stdout;

/** From now on speaks on the error output: for scripts whose output is read by another program. */
export const speakAside = () => {
	voice = process.stderr;
};

export const say = (text) => voice.write(`${text}\n`);

/** Runs a tool to its end. What it printed is shown only when it fails; with `quoteOnly` its words are the whole sentence. */
export const run = (command, args, { env = {}, show = false, quoteOnly = false } = {}) =>
	new Promise((answer, fail) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, PATH: toolPath(), ...env },
			stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
		});
		let printed = "";
		child.stdout?.on("data", (chunk) => {
			printed += chunk;
		});
		child.stderr?.on("data", (chunk) => {
			printed += chunk;
		});
		child.once("error", (error) => fail(new Fault(`${command} could not be started: ${error.message}`)));
		child.once("exit", (code) => {
			if (code === 0) answer(printed);
			else
				fail(
					new Fault(
						quoteOnly || show ? printed.trim() : `${command} ${args[0] ?? ""} failed.\n${printed.slice(-6000)}`,
					),
				);
		});
	});

const filesUnder = (path) => {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => filesUnder(join(path, entry.name)));
};

/** A fingerprint of the files under some paths of the project. */
export const fingerprint = (paths, except = "") => {
	const hash = createHash("sha256");
	for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
		if (except && file.includes(except)) continue;
		hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
	}
	return hash.digest("hex");
};

/** Does `work` unless `name` was already done for the same sources. */
const once = async (name, stamp, print, work) => {
	const file = join(root, name === "packages" ? "node_modules" : ".cache", `.${name}-stamp`);
	if (existsSync(file) && readFileSync(file, "utf8") === print) return;
	say(stamp);
	await work();
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, print);
};

/** Installs the packages of the lock file. */
export const ensurePackages = () =>
	once("packages", "Installing packages (about a minute the first time)…", fingerprint(["package-lock.json"]), () =>
		run("npm", ["ci", "--no-audit", "--no-fund", "--include=dev"], { env: { PATH: process.env.PATH } }),
	);

/** Generates the database client. Prisma only checks that its native engine is there; migrations use the WebAssembly one. */
export const ensureClient = () =>
	once("client", "Generating the database client…", fingerprint(["prisma/schema", "package-lock.json"]), () =>
		run("prisma", ["generate"], { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } }),
	);

/** Builds the product for the browser and the server. */
export const ensureBuild = () =>
	once(
		"build",
		"Building…",
		fingerprint(
			["app", "public", "prisma/schema", "package-lock.json", "vite.config.ts", "remix.config.js"],
			"/app/server/prisma/",
		),
		() => run("remix", ["vite:build"], { env: { NODE_ENV: "production" } }),
	);
