// The database of the city, for scripts that act beside it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault, root } from "./ground.mjs";

/** The database of DATABASE_URL, or the embedded one: joined when the city runs, else started for this moment. */
export const openDatabase = async () => {
	if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
	const folder = join(process.env.PARVIS_DATA_DIR || join(root, ".data"), "postgres");
	if (!existsSync(folder)) throw new Fault("There is no city here yet: run npm start first.");
	const { startPostgres } = await import("./postgres.mjs");
	const { address, wasRunning, stop } = await startPostgres(folder);
	return { url: `${address}/postgres`, stop: wasRunning ? async () => undefined : stop };
};
