// Filing a report with a photo of 5 MB through the resident's form: one after the other, then twenty at the same time, with
// the memory of the web process meanwhile. `npm run bench -- photos`.
import { Client } from "pg";
import sharp from "sharp";
import { withCity } from "../scripts/city-for-tests.mjs";
import { memoryOf } from "./harness";

const ALONE = 10;
const AT_ONCE = 20;
const ROUNDS = 3;

/** Memory the process may take above what it held before, in MiB, however many photos come at once. */
const MOST_MEMORY = 400;

type City = { PUBLIC_URL: string; DATABASE_URL: string; pid: number };

/** Twelve megapixels with the grain of a phone's sensor, as JPEG of about 5 MB. */
const aPhoto = async (): Promise<Buffer> => {
	const noise = { type: "gaussian", mean: 128, sigma: 22 } as const;
	const image = sharp({ create: { width: 4000, height: 3000, channels: 3, background: "#888888", noise } }).blur(0.6);
	const pixels = await image.raw().toBuffer();
	const raw = { width: 4000, height: 3000, channels: 3 } as const;
	let photo = Buffer.alloc(0);
	for (let quality = 40; quality <= 96 && photo.byteLength < 5_000_000; quality += 1)
		photo = await sharp(pixels, { raw }).jpeg({ quality }).toBuffer();
	return photo;
};

const file = async ({ PUBLIC_URL }: City, category: string, photo: Buffer, index: number): Promise<number> => {
	const form = new FormData();
	const key = crypto.randomUUID();
	const fields = {
		formKey: key,
		address: `${1 + (index % 60)} rue de la Levée`,
		lat: String(47.2 + (index % 40) * 0.0002),
		lng: "-0.91",
		category,
		text: "Un trou profond au milieu de la chaussée.",
		email: `banc-${key}@exemple.example`,
		none: "1",
	};
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append("photos", new Blob([new Uint8Array(photo)], { type: "image/jpeg" }), "IMG_0001.jpg");
	const start = performance.now();
	const answer = await fetch(`${PUBLIC_URL}/reports/new`, { method: "POST", body: form, redirect: "manual" });
	const text = await answer.text();
	if (answer.status !== 302) throw new Error(`not filed: ${answer.status} ${text.slice(0, 2000)}`);
	return performance.now() - start;
};

const sorted = (times: number[]) => [...times].sort((a, b) => a - b).map(Math.round);

/** The highest resident memory while `work` runs, sampled: MiB above `before`. */
const watched = async <Value>(pid: number, work: () => Promise<Value>): Promise<{ value: Value; above: number }> => {
	const before = memoryOf(pid) ?? 0;
	let most = before;
	const timer = setInterval(() => {
		most = Math.max(most, memoryOf(pid) ?? 0);
	}, 20);
	const value = await work().finally(() => clearInterval(timer));
	return { value, above: most - before };
};

/** Prints the figures; answers how many of those asked for do not hold. */
const measure = async (city: City): Promise<number> => {
	const say = (text: string) => process.stdout.write(`${text}\n`);
	const client = new Client({ connectionString: city.DATABASE_URL });
	await client.connect();
	const { rows } = await client.query(`SELECT id FROM "ReportCategory" WHERE code = 'tag'`);
	const photo = await aPhoto();
	say(`photo of ${(photo.byteLength / 1e6).toFixed(1)} MB, 12 megapixels`);
	await file(city, rows[0].id, photo, 0);
	const alone: number[] = [];
	for (let index = 1; index <= ALONE; index += 1) alone.push(await file(city, rows[0].id, photo, index));
	const one = sorted(alone);
	say(`one after the other: median ${one[ALONE / 2]} ms, worst ${one.at(-1)} ms`);
	let worst = 0;
	for (let round = 1; round <= ROUNDS; round += 1) {
		const all = Array.from({ length: AT_ONCE }, (_, index) => index);
		const { value, above } = await watched(city.pid, () =>
			Promise.all(all.map((index) => file(city, rows[0].id, photo, round * 100 + index))),
		);
		const times = sorted(value);
		worst = Math.max(worst, above);
		say(`${AT_ONCE} at once: median ${times[AT_ONCE / 2]} ms, last ${times.at(-1)} ms, memory +${above} MiB`);
	}
	const { rows: filed } = await client.query(`SELECT count(*)::int AS n FROM "Report" WHERE email LIKE 'banc-%'`);
	await client.end();
	const asked: [string, boolean][] = [
		["a report with a photo of 5 MB under 1 s", (one.at(-1) ?? Number.POSITIVE_INFINITY) < 1000],
		[`memory within ${MOST_MEMORY} MiB more under ${AT_ONCE} at once`, worst <= MOST_MEMORY],
		["each filed once", filed[0].n === 1 + ALONE + AT_ONCE * ROUNDS],
	];
	for (const [name, holds] of asked) say(`${holds ? "holds  " : "FAILS  "} ${name}`);
	return asked.filter(([, holds]) => !holds).length;
};

process.exit((await withCity(measure, { settings: { LOG_LEVEL: "error" }, postgres: {} })) > 0 ? 1 : 0);
