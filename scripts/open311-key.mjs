// npm run --silent open311-key -- NAME: makes a key for an application of the running city and prints it, nothing else.
import { randomBytes } from "node:crypto";
import { ensureClient, ensurePackages, Fault, root, run, speakAside } from "./ground.mjs";
import { openDatabase } from "./open-database.mjs";

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
