// Five hundred people sign in at the same instant: how many get in, how much memory that takes, and whether a page asked
// meanwhile by someone else still answers within a second.
import { setTimeout as wait } from "node:timers/promises";
import { withCity } from "../scripts/city-for-tests.mjs";
import { fill, PASSWORD } from "./fill";
import { memoryOf } from "./harness";

const AT_ONCE = 500;
/** A page is asked every so many milliseconds, whatever the one before does. */
const EVERY_MS = 100;
/** The promises: a page within a second, memory that does not grow with the crowd. */
const PAGE_MS = 1_000;
const GROWTH_MIB = 256;

type City = { PUBLIC_URL: string; DATABASE_URL: string; pid: number };

const signIn = async ({ PUBLIC_URL }: City, index: number): Promise<number> => {
	const body = new URLSearchParams({ email: `bench-${1 + index}@bench.example`, password: PASSWORD });
	// Each from an address of their own: the limits per address are measured elsewhere.
	const headers = { "X-Forwarded-For": `10.9.${index >> 8}.${index & 255}` };
	const answer = await fetch(`${PUBLIC_URL}/sign-in`, { method: "POST", body, headers, redirect: "manual" });
	await answer.arrayBuffer();
	return answer.status;
};

const page = async ({ PUBLIC_URL }: City): Promise<number> => {
	const from = performance.now();
	const answer = await fetch(`${PUBLIC_URL}/directory?q=cantine`);
	await answer.arrayBuffer();
	return answer.ok ? performance.now() - from : Number.POSITIVE_INFINITY;
};

/** Asks for a page at a steady pace until `over`; answers the times in milliseconds, shortest first. */
const visit = async (city: City, isOver: () => boolean): Promise<number[]> => {
	const times: Promise<number>[] = [];
	while (!isOver()) {
		times.push(page(city));
		await wait(EVERY_MS);
	}
	return (await Promise.all(times)).sort((a, b) => a - b);
};

/** The most memory seen until `over`, in MiB. */
const watch = async ({ pid }: City, isOver: () => boolean): Promise<number> => {
	let most = 0;
	while (!isOver()) {
		most = Math.max(most, memoryOf(pid) ?? 0);
		await wait(20);
	}
	return most;
};

const at = (times: number[], share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);

const measure = async (city: City): Promise<number> => {
	await fill(city.DATABASE_URL, 1);
	for (let index = 0; index < 20; index += 1) await page(city);
	await Promise.all(Array.from({ length: 8 }, (_, index) => signIn(city, index)));
	const before = memoryOf(city.pid) ?? 0;
	let over = false;
	const [pages, most] = [visit(city, () => over), watch(city, () => over)];
	const from = performance.now();
	const statuses = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => signIn(city, index)));
	const seconds = (performance.now() - from) / 1000;
	over = true;
	const [times, peak] = [await pages, await most];
	const signedIn = statuses.filter((status) => status === 302).length;
	const asked = statuses.filter((status) => status === 503).length;
	const other = AT_ONCE - signedIn - asked;
	const lines = [
		`${AT_ONCE} sign-ins at once: ${signedIn} in, ${asked} asked to come back in a minute, ${other} otherwise, ${seconds.toFixed(1)} s`,
		`memory: ${before} MiB before, ${peak} MiB at most (promise: ${GROWTH_MIB} more)`,
		`a page meanwhile: ${times.length} asked, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, slowest ${at(times, 1)} ms (promise: ${PAGE_MS} ms)`,
	];
	process.stdout.write(`${lines.join("\n")}\n`);
	return Number(other > 0) + Number(peak - before > GROWTH_MIB) + Number(at(times, 1) > PAGE_MS);
};

/** Runs the crowd against a city of its own; answers how many promises were not held. */
export const benchSignIns = (): Promise<number> =>
	withCity(measure, { settings: { LOG_LEVEL: "error", TRUSTED_PROXIES: "1" }, postgres: {} });
