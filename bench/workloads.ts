import { type Filled, PASSWORD } from "./fill";
import type { Workload } from "./harness";

const form = (fields: Record<string, string> | [string, string][]) => ({
	method: "POST",
	headers: { "Content-Type": "application/x-www-form-urlencoded" },
	body: new URLSearchParams(fields).toString(),
});

const nth = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

/** Another account at each request, signed in; the steps are prime to the number of accounts. */
const session = (index: number, accounts: number) => `parvis=bench-${1 + ((index * 7919) % accounts)}`;

/** Another address at each request, so that the limits per address measure nothing else. */
const address = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/** What residents type in the directory's box: a sentence, a typing error, a plural, one word that many procedures use. */
const asked = [
	"inscrire ma fille à la cantine",
	"poubele",
	"cartes de stationnement",
	"renouveler",
	"je veux une subvention",
];

/** What the city is asked, each with the one statement of it that matters. */
export const workloads = ({ accounts, collecting, proposalIds, voting }: Filled): Workload[] => {
	const reading = (name: string, path: (index: number) => string, sql: NonNullable<Workload["sql"]>): Workload => ({
		name,
		request: (index) => ({ path: path(index) }),
		sql,
	});
	return [
		reading(
			"home",
			() => "/",
			() => ({
				text: `SELECT id, slug, title, summary FROM "Consultation" WHERE state = 'published' ORDER BY id DESC LIMIT 9`,
				values: [],
			}),
		),
		{
			...reading(
				"directory",
				(index) => `/directory?q=${encodeURIComponent(nth(asked, index))}`,
				() => ({ text: `SELECT slug, title FROM "Procedure" ORDER BY title LIMIT 8`, values: [] }),
			),
			// Someone types and reads: two at once on one process is already a busy hour of a city.
			connections: 2,
		},
		reading(
			"proposals",
			() => `/consultations/${collecting.slug}/proposals?sort=recent`,
			() => ({
				text: `SELECT id, number, title, body, "authorName", theme, lat, lng, "publishedAt" FROM "Proposal"
				WHERE "consultationId" = $1 AND state = 'published' ORDER BY "publishedAt" DESC, id DESC LIMIT 21`,
				values: [collecting.consultationId],
			}),
		),
		reading(
			"proposal",
			(index) => `/proposals/${nth(proposalIds, index)}`,
			(index) => ({
				text: `SELECT p.*, (SELECT count(*) FROM "Support" s WHERE s."proposalId" = p.id) FROM "Proposal" p WHERE id = $1`,
				values: [nth(proposalIds, index)],
			}),
		),
		reading(
			"map",
			() => "/reports/map.json?bbox=-0.915,47.21,-0.905,47.216&zoom=16",
			() => ({
				text: `SELECT json_agg(json_build_object('id', id, 'lng', lng, 'lat', lat, 'state', state)) FROM (SELECT id, lng, lat, state FROM "Incident"
				WHERE lat BETWEEN 47.21 AND 47.216 AND lng BETWEEN -0.915 AND -0.905 AND state NOT IN ('unverified', 'hidden', 'duplicate')
				ORDER BY "reportedAt" DESC LIMIT 500) shown`,
				values: [],
			}),
		),
		{
			name: "inbox",
			// Agents at their desks, four at the same instant: not a crowd of residents.
			connections: 4,
			request: () => ({ path: "/admin/matters", headers: { Cookie: "parvis=bench-agent" } }),
			sql: () => ({
				text: `SELECT id, reference, subject, topic, state, urgent, "assigneeId", "answerDueAt", "lastMessageAt" FROM "Matter"
				WHERE desk = 'city' ORDER BY "answerDueAt", id LIMIT 31`,
				values: [],
			}),
		},
		{
			name: "sign-in",
			request: (index) => {
				const { headers, ...post } = form({
					email: `bench-${1 + (index % accounts)}@bench.example`,
					password: PASSWORD,
				});
				return { path: "/sign-in", ...post, headers: { ...headers, "X-Forwarded-For": address(index) } };
			},
			sql: (index) => ({
				text: `SELECT id, "passwordHash" FROM "Account" WHERE "emailKey" = $1`,
				values: [`bench-${1 + (index % accounts)}@bench.example`],
			}),
		},
		{
			name: "support",
			request: (index) => {
				const { headers, ...post } = form({});
				return {
					path: `/proposals/${nth(proposalIds, index * 31)}/support`,
					...post,
					headers: { ...headers, Cookie: session(index, accounts) },
				};
			},
			sql: (index) => ({
				text: `INSERT INTO "Support" ("proposalId", "accountId", "phaseId", at) SELECT $1, a.id, $3, now() FROM "Account" a WHERE a."emailKey" = $2 ON CONFLICT DO NOTHING`,
				values: [nth(proposalIds, index * 17), `bench-${1 + (index % accounts)}@bench.example`, collecting.phaseId],
			}),
		},
		{
			name: "ballot",
			request: (index) => {
				const { headers, ...post } = form([
					["choices", nth(voting.optionIds, index)],
					["choices", nth(voting.optionIds, index + 1)],
				]);
				return {
					path: `/consultations/${voting.slug}/vote/ballot`,
					...post,
					headers: { ...headers, Cookie: session(index, accounts) },
				};
			},
			sql: (index) => ({
				text: `INSERT INTO "Ballot" ("voteId", "voterId", choices, "castAt") SELECT $1, a.id, $3::uuid[], now() FROM "Account" a WHERE a."emailKey" = $2
					ON CONFLICT ("voteId", "voterId") DO UPDATE SET choices = EXCLUDED.choices`,
				values: [
					voting.voteId,
					`bench-${1 + (index % accounts)}@bench.example`,
					[nth(voting.optionIds, index), nth(voting.optionIds, index + 2)],
				],
			}),
		},
	];
};
