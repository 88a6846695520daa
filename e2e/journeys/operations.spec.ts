// What an operator lives through: a start, a stop, a crash, a mistake. Runs the real `npm start` on a folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../../scripts/postgres.mjs";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "parvis-start-"));

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The settings of the city under test must not leak into the one that is started here. */
const ownSettings = [
	"DATABASE_URL",
	"APP_SECRET",
	"PUBLIC_URL",
	"STORAGE_DIR",
	"PARVIS_MODE",
	"NODE_ENV",
	"LOG_LEVEL",
	"PORT",
];

const start = (settings: Record<string, string>) => {
	const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownSettings.includes(name)));
	const env = {
		...inherited,
		PARVIS_DATA_DIR: folder,
		LOG_LEVEL: "error",
		...settings,
	} as unknown as NodeJS.ProcessEnv;
	const child = spawn("npm", ["start"], { env });
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
	return { child, printed: () => printed };
};

const untilReady = async (port: number) => {
	await expect
		.poll(
			() =>
				fetch(`http://127.0.0.1:${port}/health`).then(
					(answer) => answer.status,
					() => 0,
				),
			{ timeout: 120_000 },
		)
		.toBe(200);
};

const exitOf = (child: ChildProcess) =>
	new Promise<number | null>((answer) => child.once("exit", (code) => answer(code)));

const cityName = async (port: number) =>
	/<title>([^<]+)/.exec(await (await fetch(`http://127.0.0.1:${port}/`)).text())?.[1];

test("a city starts, says what to do next, stops cleanly on SIGTERM, and is the same at the next start", async () => {
	const port = await freePort();
	const first = start({ PORT: String(port) });
	await untilReady(port);
	await expect.poll(first.printed).toContain(`http://localhost:${port}/mailbox`);
	const name = await cityName(port);
	const stopped = exitOf(first.child);
	first.child.kill("SIGTERM");
	expect(await stopped).toBe(0);

	const began = Date.now();
	const second = start({ PORT: String(port) });
	await untilReady(port);
	expect(Date.now() - began).toBeLessThan(10_000);
	expect(await cityName(port)).toBe(name);
	expect(second.printed()).not.toContain("Building the demonstration city");
	const ended = exitOf(second.child);
	second.child.kill("SIGINT");
	expect(await ended).toBe(0);
});

test("a city whose npm was killed is started again by the same command", async () => {
	const port = await freePort();
	const first = start({ PORT: String(port) });
	await untilReady(port);
	first.child.kill("SIGKILL");
	const second = start({ PORT: String(port) });
	await expect.poll(second.printed, { timeout: 60_000 }).toContain("Parvis is ready");
	const ended = exitOf(second.child);
	second.child.kill("SIGTERM");
	expect(await ended).toBe(0);
});

const mistakes: [string, Record<string, string>, RegExp][] = [
	[
		"a port in use",
		{ PORT: new URL(process.env.PUBLIC_URL ?? "http://localhost:1").port },
		/Port \d+ is in use.*PORT=/,
	],
	["a port that is none", { PORT: "abc" }, /PORT is «abc»/],
	["a short secret", { APP_SECRET: "court" }, /APP_SECRET: must have at least 32 characters/],
	[
		"a database that is not there",
		{ DATABASE_URL: "postgres://parvis@127.0.0.1:1/parvis" },
		/127\.0\.0\.1:1 cannot be reached.*DATABASE_URL/,
	],
	["an address that is no database", { DATABASE_URL: "mysql://127.0.0.1/parvis" }, /DATABASE_URL/],
];

for (const [mistake, settings, sentence] of mistakes) {
	test(`${mistake} is told in one sentence, and nothing is started`, async () => {
		const { child, printed } = start({ PORT: String(await freePort()), ...settings });
		expect(await exitOf(child)).not.toBe(0);
		expect(printed()).toMatch(sentence);
		expect(printed()).not.toContain("    at ");
	});
}
