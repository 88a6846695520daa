// The database of the city, for scripts that act beside it.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureClient, ensurePackages, Fault, root, run } from "./ground.mjs";

/** The database of DATABASE_URL, or the embedded one: joined when the city runs, else started for this moment. */
export const openDatabase = async () => {
	if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
	const folder = join(process.env.PARVIS_DATA_DIR || join(root, ".data"), "postgres");
	if (!existsSync(folder)) throw new Fault("There is no city here yet: run npm start first.");
	const { startPostgres } = await import("./postgres.mjs");
	const { address, wasRunning, stop } = await startPostgres(folder);
	return { url: `${address}/postgres`, stop: wasRunning ? async () => undefined : stop };
};

/** Runs a script on the database of the city, with its packages and client in place; answers what it printed. */
export const runOnCity = async (script, words, settings = {}) => {
	process.chdir(root);
	await ensurePackages();
	await ensureClient();
	const { url, stop } = await openDatabase();
	try {
		// The settings are only read for the address of the database; the secret plays no part here.
		const env = {
			DATABASE_URL: url,
			APP_SECRET: process.env.APP_SECRET || randomBytes(32).toString("hex"),
			LOG_LEVEL: "silent",
			...settings,
		};
		return await run("node", ["--import", "tsx", script, ...words], { env, quoteOnly: true });
	} finally {
		await stop();
	}
};
