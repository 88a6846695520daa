// Puts data of a size straight into the tables of a demonstration city: accounts with sessions, proposals, supports, incidents.
import { Client } from "pg";
import { hashPassword } from "../app/domain/accounts/passwords.server";

/** Rows at size 1; sizes are factors of it. */
const BASE = { accounts: 500, proposals: 300, supports: 3_000, incidents: 1_000, matters: 1_000 };

export const PASSWORD = "un mot de passe de banc d’essai";

export type Filled = {
	accounts: number;
	/** Address of the consultation that collects proposals, and some proposals of it. */
	collecting: { slug: string; phaseId: string; consultationId: string };
	proposalIds: string[];
	voting: { slug: string; voteId: string; optionIds: string[] };
};

const one = async <Row>(client: Client, sql: string, values: unknown[] = []): Promise<Row> => {
	const { rows } = await client.query(sql, values);
	return rows[0] as Row;
};

/** A time-ordered identifier made by the database: 48 bits of time, the rest drawn. */
const ID =
	"encode(substring(int8send((extract(epoch FROM now() - g * interval '1 second') * 1000)::bigint) FROM 3) || substring(uuid_send(gen_random_uuid()) FROM 7), 'hex')::uuid";

const fillAccounts = async (client: Client, count: number) => {
	const hashed = await hashPassword(PASSWORD);
	if (!hashed.ok) throw new Error(hashed.reason);
	await client.query(
		`INSERT INTO "Account" (id, email, "emailKey", "passwordHash", "displayName", "confirmedAt", "createdAt")
		SELECT ${ID}, 'bench-' || g || '@bench.example', 'bench-' || g || '@bench.example', $2, 'Banc ' || g, now(), now() FROM generate_series(1, $1::int) g`,
		[count, hashed.value],
	);
	await client.query(
		`INSERT INTO "Session" (id, "accountId", "expiresAt", "createdAt", "lastSeenAt")
		SELECT encode(sha256(convert_to(replace(a.email, '@bench.example', ''), 'UTF8')), 'hex'), a.id, now() + interval '29 days', now(), now()
		FROM "Account" a WHERE a.email LIKE 'bench-%@bench.example'`,
	);
};

const fillProposals = async (
	client: Client,
	{ consultationId, phaseId }: Filled["collecting"],
	proposals: number,
	supports: number,
) => {
	await client.query(
		`INSERT INTO "Proposal" (id, "consultationId", "phaseId", "authorName", title, body, state, lat, lng, "createdAt", "publishedAt")
		SELECT ${ID}, $1, $2, 'Banc ' || g, 'Proposition ' || g || ' pour le quartier', repeat('Un trottoir plus large, des arbres et des bancs. ', 12),
			'published', 47.2 + random() * 0.03, -0.93 + random() * 0.04, now() - g * interval '1 second', now() - g * interval '1 second'
		FROM generate_series(1, $3::int) g`,
		[consultationId, phaseId, proposals],
	);
	await client.query(
		`INSERT INTO "Support" ("proposalId", "accountId", "phaseId", at)
		SELECT p.id, a.id, $1, now() FROM (SELECT id, row_number() OVER () AS n FROM "Proposal" WHERE "phaseId" = $1) p
		JOIN (SELECT id, row_number() OVER () AS n FROM "Account" WHERE email LIKE 'bench-%') a ON a.n % 97 = p.n % 97 LIMIT $2 ON CONFLICT DO NOTHING`,
		[phaseId, supports],
	);
};

/** Incidents all over the city, three in five of them closed, with the days of both. */
export const fillIncidents = (client: Client, count: number) =>
	client.query(
		`INSERT INTO "Incident" (id, "categoryId", state, lat, lng, address, text, "reportedAt", "changedAt", "closedAt")
		SELECT ${ID}, (SELECT id FROM "ReportCategory" WHERE code = 'lampadaire'), (ARRAY['received', 'triaged', 'resolved', 'resolved', 'rejected'])[1 + g % 5]::"IncidentState",
			47.1918 + random() * 0.045, -0.9405 + random() * 0.062, (g % 90) || ' rue de la Levée', 'La lampe ne marche plus, essai ' || g, now() - g * interval '1 minute', now(), CASE WHEN g % 5 > 1 THEN now() - g * interval '30 seconds' END
		FROM generate_series(1, $1::int) g`,
		[count],
	);

/** An agent with a session, and open matters with their people and messages. */
const fillMatters = async (client: Client, count: number) => {
	await client.query(
		`INSERT INTO "Account" (id, email, "emailKey", "displayName", role, "confirmedAt", "createdAt")
		SELECT ${ID}, 'bench-agent@bench.example', 'bench-agent@bench.example', 'Agent du banc', 'agent', now(), now() FROM generate_series(1, 1) g`,
	);
	await client.query(
		`INSERT INTO "Session" (id, "accountId", "expiresAt", "createdAt", "lastSeenAt")
		SELECT encode(sha256('bench-agent'), 'hex'), id, now() + interval '29 days', now(), now() FROM "Account" WHERE email = 'bench-agent@bench.example'`,
	);
	await client.query(
		`WITH made AS (
			INSERT INTO "Matter" (id, reference, subject, topic, state, desk, "firstReceivedAt", "lastMessageAt", "answerDueAt")
			SELECT ${ID}, 'D-BENCH-' || g, 'Demande du banc ' || g, 'streets', 'open', 'city', now() - g * interval '1 second', now() - g * interval '1 second', now() + g * interval '1 second'
			FROM generate_series(1, $1::int) g RETURNING id
		), people AS (
			INSERT INTO "MatterParticipant" (id, "matterId", "originId", name) SELECT gen_random_uuid(), id, id, 'Banc' FROM made
		)
		INSERT INTO "Message" (id, key, "matterId", "originId", direction, channel, "authorName", text, at)
		SELECT gen_random_uuid(), 'bench:' || id, id, id, 'in', 'email', 'Banc', 'Un message du banc.', now() FROM made`,
		[count],
	);
};

/** Fills the city at `address` to a size. Answers what the workloads need to know. */
/** Five thousand procedures whatever the size: more than any city has. */
const PROCEDURES = 5000;

const fillProcedures = (client: Client) =>
	client.query(
		`WITH words AS (SELECT
				ARRAY['inscrire','demander','payer','renouveler','déclarer','obtenir','contester','réserver','signaler','changer'] AS verbs,
				ARRAY['carte','place','subvention','logement','cantine','crèche','piscine','terrasse','acte','poubelle','jardin','permis'] AS things,
				ARRAY['enfant','association','commerce','retraité','étudiant','famille','voisin','propriétaire','locataire','salarié'] AS people)
		INSERT INTO "Procedure" (id, slug, title, summary, steps, documents, delay, cost, synonyms, "unitId")
		SELECT ${ID}, 'banc-' || g, initcap(verbs[1 + g % 10]) || ' une ' || things[1 + g / 10 % 12] || ' pour ' || people[1 + g / 120 % 10] || ' ' || g,
			'Pour qui habite la ville : ' || things[1 + g * 7 % 12] || ', ' || people[1 + g * 5 % 10] || '.', '{}', '{}', 'Réponse en 10 jours', 'Gratuit',
			'je veux ' || verbs[1 + g * 3 % 10] || ' ma ' || things[1 + g * 11 % 12], (SELECT id FROM "Unit" ORDER BY code LIMIT 1)
		FROM words, generate_series(1, $1::int) g`,
		[PROCEDURES],
	);

export const fill = async (address: string, size: number): Promise<Filled> => {
	const client = new Client({ connectionString: address });
	await client.connect();
	const phase = `SELECT c.slug, p.id AS "phaseId", c.id AS "consultationId" FROM "Phase" p JOIN "Consultation" c ON c.id = p."consultationId"
		WHERE p.method = $1 AND p."startsAt" <= now() AND p."endsAt" > now() LIMIT 1`;
	const collecting = await one<Filled["collecting"]>(client, phase, ["proposals"]);
	const voting = await one<{ slug: string; voteId: string; optionIds: string[] }>(
		client,
		`SELECT c.slug, v.id AS "voteId", v."optionIds" FROM "Vote" v JOIN "Consultation" c ON c.id = v."consultationId" WHERE v.state = 'open' LIMIT 1`,
	);
	const accounts = BASE.accounts * size;
	await fillAccounts(client, accounts);
	await fillProposals(client, collecting, BASE.proposals * size, BASE.supports * size);
	await fillIncidents(client, BASE.incidents * size);
	await fillProcedures(client);
	await fillMatters(client, BASE.matters * size);
	await client.query("ANALYZE");
	const { rows } = await client.query(`SELECT id FROM "Proposal" WHERE "phaseId" = $1 LIMIT 200`, [collecting.phaseId]);
	await client.end();
	return { accounts, collecting, proposalIds: rows.map(({ id }) => id), voting };
};
