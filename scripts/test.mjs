// npm test: from a fresh clone to «N passed, N failed». One word (check, db, e2e) runs that part alone.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild, ensureClient, ensurePackages, Fault, root, run, say, toolPath } from "./ground.mjs";

const reports = join(root, ".cache", "reports");

/** What is asked: one part alone, and words its runner is given (the names of journeys). */
const [only, ...words] = process.argv.slice(2);

const tally = { passed: 0, failed: 0, skipped: 0 };

const add = (passed, failed, skipped = 0) => {
	tally.passed += passed;
	tally.failed += failed;
	tally.skipped += skipped;
};

/** A static check counts as one test. */
const staticCheck = async (name, command, args) => {
	const fault = await run(command, args).then(
		() => null,
		(error) => error.message,
	);
	say(`${fault ? "✗" : "✓"} ${name}${fault ? `\n${fault}` : ""}`);
	add(fault ? 0 : 1, fault ? 1 : 0);
};

/** Runs a test runner with its words shown; its report is read afterwards, so that a crash counts as a failure. */
const runner = async (command, args, report, env = {}) => {
	rmSync(report, { force: true });
	const child = spawn(command, args, {
		cwd: root,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, PATH: toolPath(), ...env },
	});
	const code = await new Promise((answer) => child.once("exit", answer));
	if (!existsSync(report)) return { code, report: null };
	return { code, report: JSON.parse(readFileSync(report, "utf8")) };
};

const vitest = async (project) => {
	const file = join(reports, `${project}.json`);
	const args = ["run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
	const { code, report } = await runner("vitest", args, file);
	if (!report) return add(0, 1);
	const { numPassedTests, numFailedTests, numPendingTests } = report;
	const crashed = code !== 0 && numFailedTests === 0 ? 1 : 0;
	return add(numPassedTests, numFailedTests + crashed, numPendingTests);
};

const check = async () => {
	await staticCheck("format and lint", "biome", ["check", "--error-on-warnings", "."]);
	await staticCheck("types", "tsc", ["--noEmit"]);
	await staticCheck("who imports whom", "depcruise", ["app", "--config", ".dependency-cruiser.cjs"]);
	await vitest("unit");
};

const e2e = async () => {
	const { withCity } = await import("./city-for-tests.mjs");
	const { ensureChromium } = await import("./chromium.mjs");
	const chromium = await ensureChromium();
	await withCity(async ({ pid: _, ...env }) => {
		const file = join(reports, "e2e.json");
		const { code, report } = await runner("playwright", ["test", "-c", "e2e/playwright.config.ts", ...words], file, {
			...env,
			CHROMIUM_PATH: chromium,
			PLAYWRIGHT_JSON_OUTPUT_FILE: file,
		});
		if (!report) return add(0, 1);
		const { expected, unexpected, flaky, skipped } = report.stats;
		const crashed = code !== 0 && unexpected === 0 ? 1 : 0;
		if (flaky > 0) say(`${flaky} journeys passed at their second try.`);
		return add(expected + flaky, unexpected + crashed, skipped);
	});
};

const parts = {
	check,
	db: () => vitest("db"),
	e2e: async () => {
		await ensureBuild();
		await e2e();
	},
};

const main = async () => {
	if (only && !parts[only]) throw new Fault(`There is no part «${only}»: choose check, db or e2e.`);
	process.chdir(root);
	await ensurePackages();
	await ensureClient();
	mkdirSync(reports, { recursive: true });
	for (const [name, part] of Object.entries(parts)) if (!only || only === name) await part();
};

main()
	.catch((error) => {
		process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
		add(0, 1);
	})
	.then(() => {
		say(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped ? `, ${tally.skipped} skipped` : ""}`);
		process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
	});
