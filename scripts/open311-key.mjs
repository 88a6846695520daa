// npm run --silent open311-key -- NAME: makes a key for an application of the running city and prints it, nothing else.
import { Fault, speakAside } from "./ground.mjs";
import { runOnCity } from "./open-database.mjs";

const main = async () => {
	const name = process.argv.slice(2).join(" ").trim();
	if (!name) throw new Fault("Give the name of the application: npm run --silent open311-key -- NAME");
	speakAside();
	const printed = await runOnCity("scripts/make-open311-key.ts", [name]);
	process.stdout.write(`${printed.trim().split("\n").at(-1)}\n`);
};

main().catch((error) => {
	process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
	process.exitCode = 1;
});
