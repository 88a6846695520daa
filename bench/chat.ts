// How long a line of a chat takes to reach the other side when each side's page is held by another process.
import { spawn } from "node:child_process";
import { withCity } from "../scripts/city-for-tests.mjs";
import { toolPath } from "../scripts/ground.mjs";
import { freePort } from "../scripts/postgres.mjs";

const LINES = Number(process.env.LINES ?? 300);

type City = { PUBLIC_URL: string; DATABASE_URL: string; pid: number };

/** A second web process on the same database. */
const secondProcess = async ({ pid: _, ...settings }: City) => {
	const port = await freePort();
	const env = { ...process.env, ...settings, PATH: toolPath(), PORT: String(port), WORKER: "0" };
	const child = spawn("node", ["--import", "tsx", "scripts/serve.ts"], {
		env,
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
	await new Promise<void>((answer) => child.on("message", () => answer()));
	return { url: `http://localhost:${port}`, stop: () => child.kill("SIGTERM") };
};

const form = (fields: Record<string, string>, cookie = "") => ({
	method: "POST",
	redirect: "manual" as const,
	headers: { accept: "application/json", cookie },
	body: new URLSearchParams(fields),
});

const cookieOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");

/** Reads the numbers of lines as a stream tells them, each with the moment it came. */
const listen = async (url: string, cookie: string, came: Map<number, number>) => {
	const answer = await fetch(url, { headers: { cookie } });
	const reader = answer.body?.getReader();
	let text = "";
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		text += Buffer.from(part.value).toString();
		for (const [, number] of text.matchAll(/^id: (\d+)\nevent: line/gm))
			if (!came.has(Number(number))) came.set(Number(number), performance.now());
		text = text.slice(text.lastIndexOf("\n\n") + 2);
	}
};

const percentile = (sorted: number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The visitor's page is held by the first process, the agent's by the second; the agent writes, the visitor is told. */
const measure = async (city: City) => {
	const second = await secondProcess(city);
	try {
		const agent = cookieOf(await fetch(`${second.url}/demo/sign-in`, form({ role: "agent" })));
		await fetch(`${second.url}/admin/chat/presence`, form({ here: "1" }, agent));
		const started = await fetch(
			`${city.PUBLIC_URL}/chat`,
			form({ name: "Banc", text: "Bonjour", key: crypto.randomUUID() }),
		);
		const path = new URL(started.headers.get("location") ?? "/", city.PUBLIC_URL).pathname;
		await fetch(`${second.url}/admin${path}/take`, form({}, agent));
		const came = new Map<number, number>();
		void listen(`${city.PUBLIC_URL}${path}/stream?after=1`, cookieOf(started), came).catch(() => undefined);
		await new Promise((answer) => setTimeout(answer, 500));
		const times: number[] = [];
		for (let line = 0; line < LINES; line += 1) {
			const start = performance.now();
			const sent = await fetch(
				`${second.url}/admin${path}/lines`,
				form({ text: `Ligne ${line}`, key: crypto.randomUUID() }, agent),
			);
			const { number } = (await sent.json()) as { number: number };
			while (!came.has(number) && performance.now() - start < 5_000)
				await new Promise((answer) => setTimeout(answer, 1));
			times.push((came.get(number) ?? Number.POSITIVE_INFINITY) - start);
		}
		return times.sort((a, b) => a - b);
	} finally {
		second.stop();
	}
};

const times = await withCity((city: City) => measure(city), { settings: { LOG_LEVEL: "error" } });
const shown = [0.5, 0.99].map((share) => percentile(times, share).toFixed(1));
process.stdout.write(
	`${times.length} lines over two processes: p50 ${shown[0]} ms, p99 ${shown[1]} ms, worst ${times.at(-1)?.toFixed(1)} ms\n`,
);
process.exit(0);
