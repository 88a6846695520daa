// Threads of 5,000 comments among 500,000, opened over HTTP; and results published to 100,000 participants: the time of the
// command, after which every letter is queued by jobs. Alone: npm run bench -- deliberation [--comments=500000 --people=100000]
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { withCity } from "../scripts/city-for-tests.mjs";
import { load } from "./harness";

const SECONDS = 5;
const THREAD = 5_000;

/** What was asked for, in milliseconds. */
const OPENS = 300;
const PUBLISHES = 5_000;

const step = (number: string) => `lpad(upper(to_hex(${number})), 7, '0')`;

/** Threads of 5,000 answers, each about a proposal: most answer the first comment, one in three another answer. */
const fillThreads = async (client: Client, comments: number): Promise<string[]> => {
	const threads = Math.max(1, Math.round(comments / THREAD));
	const { rows } = await client.query(
		`SELECT p.id, p."consultationId", p."phaseId" FROM "Proposal" p JOIN "Phase" f ON f.id = p."phaseId"
		WHERE p.state = 'published' AND f."startsAt" <= now() AND f."endsAt" > now() LIMIT 1`,
	);
	const { id, consultationId, phaseId } = rows[0];
	const roots: string[] = [];
	for (let thread = 0; thread < threads; thread += 1) {
		const first = 10_000_000 + thread * (THREAD + 1);
		const root = (await client.query("SELECT gen_random_uuid() AS id")).rows[0].id;
		await client.query(
			`INSERT INTO "Comment" (id, number, "subjectType", "subjectId", "consultationId", "phaseId", "parentId", "rootId", depth,
				path, stance, body, "authorName", "authorKind", "createdAt")
			SELECT CASE WHEN g = 0 THEN $1::uuid ELSE gen_random_uuid() END, $2::int + g, 'proposal', $3::uuid, $4::uuid, $5::uuid,
				CASE WHEN g = 0 THEN NULL ELSE $1::uuid END, $1::uuid, CASE WHEN g = 0 THEN 0 ELSE 1 END,
				${step("$2::int")} || CASE WHEN g = 0 THEN '' ELSE '.' || ${step("$2::int + g")} END,
				(ARRAY['for', 'against', 'neutral'])[1 + g % 3]::"Stance", repeat('Ce que je pense de cette idée, en quelques mots. ', 6),
				'Banc ' || g, 'resident', now() - g * interval '1 second'
			FROM generate_series(0, $6::int) g`,
			[root, first, id, consultationId, phaseId, THREAD],
		);
		roots.push(root);
	}
	await client.query('ANALYZE "Comment"');
	return roots;
};

/** People who all supported a proposal of a consultation whose results are not published. */
const fillParticipants = async (client: Client, people: number): Promise<string> => {
	const { rows } = await client.query(
		`SELECT p.id, p."phaseId", p."consultationId" FROM "Proposal" p
		WHERE p.state = 'published' AND NOT EXISTS (SELECT 1 FROM "Publication" b WHERE b."consultationId" = p."consultationId")
			AND NOT EXISTS (SELECT 1 FROM "Vote" v WHERE v."consultationId" = p."consultationId") LIMIT 1`,
	);
	const { id, phaseId, consultationId } = rows[0];
	await client.query(
		`WITH people AS (
			INSERT INTO "Account" (id, email, "emailKey", "displayName", "confirmedAt", "createdAt")
			SELECT gen_random_uuid(), 'part-' || g || '@bench.example', 'part-' || g || '@bench.example', 'Banc ' || g, now(), now()
			FROM generate_series(1, $1::int) g RETURNING id)
		INSERT INTO "Support" ("proposalId", "accountId", "phaseId", at) SELECT $2, id, $3, now() FROM people`,
		[people, id, phaseId],
	);
	await client.query("ANALYZE");
	return consultationId;
};

type Published = { publishes: number; batch: number; letters: number };

/** Publishes in a process of its own, which has the settings of the running city. */
const publish = (settings: Record<string, string>, consultationId: string): Promise<Published> =>
	new Promise((answer, fail) => {
		const env = { ...process.env, ...settings };
		const child = fork(fileURLToPath(new URL("./publish.ts", import.meta.url)), [consultationId], {
			env,
			execArgv: ["--import", "tsx"],
		});
		child.once("message", (times) => answer(times as Published));
		child.once("exit", (code) => fail(new Error(`The publication ended (${code}).`)));
	});

/** Prints what was measured beside what was asked for; answers how many of these do not hold. */
export const benchDeliberation = ({ comments, people }: { comments: number; people: number }): Promise<number> =>
	withCity(
		async ({ pid: _, ...city }: { PUBLIC_URL: string; DATABASE_URL: string; pid: number }) => {
			const say = (text: string) => process.stdout.write(`${text}\n`);
			const client = new Client({ connectionString: city.DATABASE_URL });
			await client.connect();
			const roots = await fillThreads(client, comments);
			const thread = {
				connections: 1,
				name: "thread",
				request: (index: number) => ({ path: `/comments/${roots[index % roots.length]}` }),
			};
			await load(city.PUBLIC_URL, thread, 2);
			const alone = await load(city.PUBLIC_URL, thread, SECONDS);
			say(`thread of ${THREAD} among ${comments}: p50 ${alone.p50} ms, p99 ${alone.p99} ms, ${alone.failed} failed`);
			const consultationId = await fillParticipants(client, people);
			await client.end();
			const { publishes, batch, letters } = await publish(city, consultationId);
			say(
				`results to ${people} participants: published and queued in ${publishes} ms; ${letters} letters a job of ${batch} ms`,
			);
			return Number(alone.p99 > OPENS || alone.failed > 0) + Number(publishes > PUBLISHES);
		},
		{ settings: { LOG_LEVEL: "error", TRUSTED_PROXIES: "1" }, postgres: {} },
	);
