// npm run bench: what the product costs. Words after `--` choose workloads by name; --sizes=1,10 chooses sizes. `ballots` and
// `secret-drop` (acceptance against pgbench, which must be installed), `tally` (large counts), `faults` (the fault matrix of votes),
// `photos` (reports with photos of 5 MB), `proposals` (the list at 500 and 50,000 proposals), `chat` (a line to the other
// side, two processes), `segments` (a million people counted) and `campaign` (hand-over to a mail server, its worker killed twice) are runs of their own.
import { spawn } from "node:child_process";
import { ensureBuild, ensureClient, ensurePackages, Fault, root, toolPath } from "./ground.mjs";

const main = async () => {
	process.chdir(root);
	await ensurePackages();
	await ensureClient();
	const own = ["ballots", "secret-drop", "tally", "faults", "photos", "proposals", "chat", "segments", "campaign"];
	const [first, ...rest] = process.argv.slice(2);
	const alone = own.includes(first) ? [`bench/${first}.ts`, ...rest] : null;
	if (!alone || ["photos", "proposals", "chat", "segments", "campaign"].includes(first)) await ensureBuild();
	const program = alone ?? ["bench/run.ts", ...process.argv.slice(2)];
	const child = spawn("node", ["--import", "tsx", ...program], {
		cwd: root,
		env: { ...process.env, PATH: toolPath() },
		stdio: ["ignore", "inherit", "inherit"],
	});
	return new Promise((answer) => child.once("exit", answer));
};

main().then(
	(code) => process.exit(code ?? 1),
	(error) => {
		process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
		process.exit(1);
	},
);
