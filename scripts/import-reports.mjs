// npm run import-reports -- FILE_OR_URL [--source=NAME] [--category=CODE] [--map=THEIRS:OURS,…] [--overlay]: takes the
// requests of another system (GeoReport v2 XML or JSON, or a CSV table) into the city, each once.
import { randomBytes } from "node:crypto";
import { ensureClient, ensurePackages, Fault, root, run } from "./ground.mjs";
import { openDatabase } from "./open-database.mjs";

const main = async () => {
	const words = process.argv.slice(2);
	if (!words.some((word) => !word.startsWith("--")))
		throw new Fault("Give a file or an address: npm run import-reports -- FILE_OR_URL --category=CODE");
	const from = process.env.INIT_CWD ?? process.cwd();
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
			IMPORT_FROM: from,
		};
		process.stdout.write(
			await run("node", ["--import", "tsx", "scripts/take-reports.ts", ...words], { env, quoteOnly: true }),
		);
	} finally {
		await stop();
	}
};

main().catch((error) => {
	process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
	process.exitCode = 1;
});
