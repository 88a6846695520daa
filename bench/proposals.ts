// The list of proposals and the search of similar ones at 500 and at 50,000 proposals (four supports each): the list's p99 at
// the largest against the smallest, and the time of «does one of these say it already?» over 50,000.
import { Client } from "pg";
import { withCity } from "../scripts/city-for-tests.mjs";
import { load, type Workload } from "./harness";

const SECONDS = Number(process.env.SECONDS ?? 5);

/** Titles asked one after the other: the first ones warm up and are not counted. */
const WARM = 20;
const ASKED = 200;

const sizes = (process.env.SIZES ?? "500,50000").split(",").map(Number);

const WORDS =
	`banc arbre école place marché rue vélo piste trottoir lampadaire jardin fontaine piscine cantine bus gare pont quai parc
	musée théâtre bibliothèque crèche stade gymnase terrain compost jeu ombre fraîcheur sécurité passage piéton feu carrefour parking
	commerce artisan fête musique peinture mur fresque lumière nuit bruit chantier déchet tri verre poubelle propreté chien nature
	rivière berge promenade sentier accès rampe fauteuil enfant jeune famille étudiant logement toit façade énergie solaire chauffage`.split(
		/\s+/,
	);

const word = (index: number) => WORDS[index % WORDS.length] ?? "banc";

const titleOf = (index: number) =>
	`Un ${word(index * 7 + Math.floor(index / 80))} et un ${word(index * 13 + Math.floor(index / 7))} près du ${word(index * 29 + Math.floor(index / 3))}`;

type Collecting = { slug: string; phaseId: string; consultationId: string };

const collectingOf = async (client: Client): Promise<Collecting> => {
	const { rows } = await client.query<Collecting>(
		`SELECT c.slug, p.id AS "phaseId", c.id AS "consultationId" FROM "Phase" p JOIN "Consultation" c ON c.id = p."consultationId"
		WHERE p.method = 'proposals' AND p."startsAt" <= now() AND p."endsAt" > now() LIMIT 1`,
	);
	if (!rows[0]) throw new Error("No consultation of the city collects proposals now.");
	return rows[0];
};

const fillTo = async (client: Client, { phaseId, consultationId }: Collecting, from: number, to: number) => {
	const titles = Array.from({ length: to - from }, (_, index) => titleOf(from + index));
	await client.query(
		`INSERT INTO "Proposal" (id, "consultationId", "phaseId", "authorName", title, body, state, lat, lng, "supportCount", "createdAt", "publishedAt")
		SELECT gen_random_uuid(), $1, $2, 'Banc', t.title, repeat(t.title || ', pour que chacun en profite. ', 10), 'published',
			47.2 + random() * 0.03, -0.93 + random() * 0.04, 4, now(), now() FROM unnest($3::text[]) t(title)`,
		[consultationId, phaseId, titles],
	);
	await client.query(
		`INSERT INTO "Support" ("proposalId", "accountId", "phaseId", at)
		SELECT p.id, gen_random_uuid(), $1, now() FROM "Proposal" p, generate_series(1, 4)
		WHERE p."phaseId" = $1 AND NOT EXISTS (SELECT 1 FROM "Support" s WHERE s."proposalId" = p.id)`,
		[phaseId],
	);
	await client.query(`VACUUM ANALYZE "Proposal"`);
	await client.query(`VACUUM ANALYZE "Support"`);
};

const lists = (slug: string): Workload[] => {
	const base = `/consultations/${slug}/proposals`;
	const visitor = (index: number) => ({ "X-Forwarded-For": `10.${(index >> 8) & 255}.${index & 255}.7` });
	const list = (name: string, query: (index: number) => string): Workload => ({
		name,
		request: (index) => ({ path: `${base}?${query(index)}`, headers: visitor(index) }),
	});
	return [
		list("at random", () => "sort=random"),
		list("recent", () => "sort=recent"),
		list("supported", () => "sort=supports"),
		list("searched", (index) => `sort=recent&search=${encodeURIComponent(word(index))}`),
	];
};

const similarTimes = async (url: string, slug: string) => {
	const times: number[] = [];
	for (let index = 0; index < WARM + ASKED; index += 1) {
		const title = `${titleOf(index * 31)} ${word(index)}`;
		const start = performance.now();
		const answer = await fetch(`${url}/consultations/${slug}/similar?title=${encodeURIComponent(title)}`, {
			headers: { "X-Forwarded-For": `10.9.${index & 255}.7` },
		});
		await answer.text();
		if (!answer.ok) throw new Error(`The search of similar proposals answered ${answer.status}.`);
		if (index >= WARM) times.push(performance.now() - start);
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
	return { p50: at(0.5), p99: at(0.99) };
};

const say = (text: string) => process.stdout.write(`${text}\n`);

const failed = await withCity(
	async (city) => {
		const client = new Client({ connectionString: city.DATABASE_URL });
		await client.connect();
		const collecting = await collectingOf(client);
		const p99 = new Map<string, number[]>();
		let from = 0;
		let faults = 0;
		let similar = { p50: 0, p99: 0 };
		say("proposals   list          req/s   p50 ms   p99 ms   failed");
		for (const size of sizes) {
			await fillTo(client, collecting, from, size);
			from = size;
			for (const workload of lists(collecting.slug)) {
				await load(city.PUBLIC_URL, workload, 1);
				const measured = await load(city.PUBLIC_URL, workload, SECONDS);
				p99.set(workload.name, [...(p99.get(workload.name) ?? []), measured.p99]);
				faults += measured.failed;
				const cells = [Math.round(measured.perSecond), measured.p50, measured.p99, measured.failed];
				say(
					[String(size).padEnd(12), workload.name.padEnd(12), ...cells.map((cell) => String(cell).padStart(8))].join(
						"",
					),
				);
			}
			similar = await similarTimes(city.PUBLIC_URL, collecting.slug);
			say(`${String(size).padEnd(12)}similar, one after the other: p50 ${similar.p50} ms, p99 ${similar.p99} ms`);
		}
		await client.end();
		const asked: [string, boolean][] = [
			...[...p99].map(([name, [first = 0, ...others]]): [string, boolean] => [
				`list ${name}: p99 at ${sizes.at(-1)} within twice that at ${sizes[0]}`,
				(others.at(-1) ?? first) <= 2 * first,
			]),
			[`similar proposals over ${sizes.at(-1)}: p99 under 100 ms`, similar.p99 < 100],
			["no request failed", faults === 0],
		];
		for (const [what, holds] of asked) say(`${holds ? "holds" : "DOES NOT HOLD"}: ${what}`);
		return asked.filter(([, holds]) => !holds).length;
	},
	{ settings: { LOG_LEVEL: "error", TRUSTED_PROXIES: "1" }, postgres: {} },
);
process.exit(failed > 0 ? 1 : 0);
