// How long a segment of six conditions takes to count among a million residents, by the product's own code and role.
import { Client } from "pg";
import { withCity } from "../scripts/city-for-tests.mjs";

const PEOPLE = Number(process.env.PEOPLE ?? 1_000_000);
const ROUNDS = 15;

type City = { PUBLIC_URL: string; DATABASE_URL: string };

/** Six conditions of every kind: a choice, a district, a wish, an act within a time, an age of account, a negation. */
const treeOf = (areaIds: string[]) => ({
	all: [
		{ field: "language", operator: "is", values: ["fr"] },
		{ field: "area", operator: "one-of", values: areaIds },
		{ any: [{ field: "follows", operator: "one-of", values: ["school", "culture"] }] },
		{ field: "account-age", operator: "before", values: ["30"] },
		{ not: { field: "age-band", operator: "is", values: ["75"] } },
		{ did: "wrote", operator: "at-most", count: 3, within: 365 },
	],
});

const fill = async (client: Client) => {
	await client.query(`SET synchronous_commit = off`);
	await client.query(
		`INSERT INTO "Account" (id, email, "emailKey", "displayName", language, "confirmedAt", "createdAt")
		SELECT gen_random_uuid(), 'seg-' || g || '@bench.example', 'seg-' || g || '@bench.example', 'Habitant ' || g,
			CASE WHEN g % 9 = 0 THEN 'en' ELSE 'fr' END, now(), now() - (g % 900) * interval '1 day' FROM generate_series(1, $1::int) g`,
		[PEOPLE],
	);
	await client.query(
		`INSERT INTO "Declared" ("accountId", "areaId", "ageBand", "changedAt")
		SELECT a.id, (SELECT array_agg(id) FROM "Area")[1 + abs(hashtext(a.id::text)) % (SELECT count(*)::int FROM "Area")],
			(ARRAY['15-24', '25-39', '40-59', '60-74', '75'])[1 + abs(hashtext(a.id::text)) % 5], now()
		FROM "Account" a WHERE a.email LIKE 'seg-%' ON CONFLICT DO NOTHING`,
	);
	await client.query(
		`INSERT INTO "Preference" ("accountId", topic, channel, rhythm, "changedAt")
		SELECT a.id, (ARRAY['school', 'culture', 'streets', 'environment'])[1 + abs(hashtext(a.id::text)) % 4], 'email', 'immediate', now()
		FROM "Account" a WHERE a.email LIKE 'seg-%' ON CONFLICT DO NOTHING`,
	);
	await client.query(
		`WITH made AS (
			INSERT INTO "Matter" (id, reference, subject, topic, state, desk, "firstReceivedAt", "lastMessageAt", "answerDueAt")
			SELECT a.id, 'D-SEG-' || a.id, 'Banc', 'streets', 'answered', 'done', now() - interval '10 days', now(), now()
			FROM "Account" a WHERE a.email LIKE 'seg-%' AND abs(hashtext(a.id::text)) % 5 = 0 RETURNING id
		) INSERT INTO "MatterParticipant" (id, "matterId", "originId", "accountId", name) SELECT gen_random_uuid(), id, id, id, 'x' FROM made`,
	);
	await client.query("VACUUM ANALYZE");
	return (await client.query<{ id: string }>(`SELECT id FROM "Area" ORDER BY name LIMIT 4`)).rows.map(({ id }) => id);
};

const measure = async (city: City) => {
	const client = new Client({ connectionString: city.DATABASE_URL });
	await client.connect();
	const areas = await fill(client);
	Object.assign(process.env, city);
	const { countSegment } = await import("../app/domain/crm/queries/segments.server");
	const { systemContext } = await import("../app/server/context.server");
	const { readTree } = await import("../app/domain/crm/rules/tree");
	const { disconnect } = await import("../app/server/db.server");
	const read = readTree(treeOf(areas));
	if (!read.ok) throw new Error(read.reason);
	const times: number[] = [];
	let found = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const start = performance.now();
		const counted = await countSegment(systemContext(), read.tree);
		times.push(performance.now() - start);
		if (!counted.ok) throw new Error(counted.reason);
		found = counted.total.count;
	}
	times.sort((a, b) => a - b);
	const [middle, worst] = [times[Math.floor(ROUNDS / 2)] ?? 0, times.at(-1) ?? 0];
	process.stdout.write(
		`segments: ${PEOPLE} people, six conditions, about ${found} found: median ${Math.round(middle)} ms, worst of ${ROUNDS} ${Math.round(worst)} ms (with its sample)\n`,
	);
	await client.end();
	await disconnect();
	return worst;
};

const worst: number = await withCity(measure, { settings: { WORKER: "0", LOG_LEVEL: "error" }, postgres: {} });
process.exit(worst < 1_000 ? 0 : 1);
