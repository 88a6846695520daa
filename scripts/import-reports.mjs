// npm run import-reports -- FILE_OR_URL [--source=NAME] [--category=CODE] [--map=THEIRS:OURS,…] [--overlay]: takes the
// requests of another system (GeoReport v2 XML or JSON, or a CSV table) into the city, each once.
import { Fault } from "./ground.mjs";
import { runOnCity } from "./open-database.mjs";

const main = async () => {
	const words = process.argv.slice(2);
	if (!words.some((word) => !word.startsWith("--")))
		throw new Fault("Give a file or an address: npm run import-reports -- FILE_OR_URL --category=CODE");
	const from = process.env.INIT_CWD ?? process.cwd();
	process.stdout.write(await runOnCity("scripts/take-reports.ts", words, { IMPORT_FROM: from }));
};

main().catch((error) => {
	process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
	process.exitCode = 1;
});
