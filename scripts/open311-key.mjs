// npm run --silent open311-key -- NAME: makes a key for an application of the running city and prints it, nothing else.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureClient, ensurePackages, Fault, root, run, speakAside } from "./ground.mjs";

const dataFolder = process.env.PARVIS_DATA_DIR || join(root, ".data");

/** The database of DATABASE_URL, or the embedded one: joined when the city runs, else started for this moment. */
const openDatabase = async () => {
	if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
	const folder = join(dataFolder, "postgres");
	if (!existsSync(folder)) throw new Fault("There is no city here yet: run npm start first.");
	const { startPostgres } = await import("./postgres.mjs");
	const { address, wasRunning, stop } = await startPostgres(folder);
	return { url: `${address}/postgres`, stop: wasRunning ? async () => undefined : stop };
};

const main = async () => {
	const name = process.argv.slice(2).join(" ").trim();
	if (!name) throw new Fault("Give the name of the application: npm run --silent open311-key -- NAME");
	process.chdir(root);
	speakAside();
	await ensurePackages();
	await ensureClient();
	const { url, stop } = await openDatabase();
	try {
		// The settings are only read for the address of the database; the secret plays no part in keys.
		const env = {
			DATABASE_URL: url,
			APP_SECRET: process.env.APP_SECRET || randomBytes(32).toString("hex"),
			LOG_LEVEL: "silent",
		};
		const printed = await run("node", ["--import", "tsx", "scripts/make-open311-key.ts", name], {
			env,
			quoteOnly: true,
		});
		process.stdout.write(`${printed.trim().split("\n").at(-1)}\n`);
	} finally {
		await stop();
	}
};

main().catch((error) => {
	process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
	process.exitCode = 1;
});
