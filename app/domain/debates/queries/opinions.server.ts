import { accountOf } from "~/lib/actor";
import { shuffleStart } from "~/lib/shuffle";
import type { Context } from "~/server/context.server";
import { LEAST_SHOWN, routingWeight } from "../counting/opinions";
import { type RunResult, runResultSchema, type VoteWord, voteValues } from "../opinion-schema";

const shownOnly = { state: "published", hiddenAt: null } as const;

const wordOf = (value: number): VoteWord =>
	value === voteValues.agree ? "agree" : value === voteValues.disagree ? "disagree" : "pass";

/** The last run of a phase, or null: groups, what unites and divides. Holds no person. */
export const findRun = async ({ db }: Context, phaseId: string) => {
	const run = await db.opinionRun.findFirst({ where: { phaseId }, orderBy: { at: "desc" } });
	const result = run && runResultSchema.safeParse(run.result).data;
	if (!run || !result) return null;
	const { at, participants, analysed } = run;
	return { at, participants, analysed, result };
};

/** The votes of the person asking in a phase, by statement. */
const ownVotes = async ({ db, actor }: Context, phaseId: string): Promise<Map<string, VoteWord>> => {
	const accountId = accountOf(actor);
	if (!accountId) return new Map();
	const rows = await db.statementVote.findMany({
		where: { phaseId, accountId },
		select: { statementId: true, value: true },
	});
	return new Map(rows.map(({ statementId, value }) => [statementId, wordOf(value)]));
};

/** A number in ]0, 1[ that is always the same for a seed. */
const drawn = (seed: string) => (Number.parseInt(shuffleStart(seed), 2) + 0.5) / 2 ** 32;

/** Stands for what no run has counted yet. */
const unknown = { seen: 0, agree: 0, pass: 0, distance: 0 };

const routed = (result: RunResult | undefined, number: number) => {
	const known = result?.statements[number];
	return known ? { ...known, distance: Math.hypot(...known.axes) } : unknown;
};

/**
 * The next statement for the person asking, drawn with the weight of rule 2.11 among those they have not voted on; the
 * same until they vote. Null when there is none left. With it, how many they have voted on and how many there are.
 */
export const nextStatement = async (context: Context, phaseId: string, result: RunResult | undefined) => {
	const statements = await context.db.statement.findMany({
		where: { phaseId, ...shownOnly },
		select: { id: true, number: true, body: true, authorId: true },
		orderBy: { number: "asc" },
	});
	const voted = await ownVotes(context, phaseId);
	const accountId = accountOf(context.actor) ?? "";
	const keyed = statements
		.filter(({ id }) => !voted.has(id))
		.map(({ id, number, body, authorId }) => {
			const weight = routingWeight(routed(result, number));
			const key = -Math.log(drawn(`${accountId} ${voted.size} ${id}`)) / Math.max(weight, 1e-9);
			return { id, number, body, isCity: authorId === null, key };
		})
		.sort((a, b) => a.key - b.key);
	const [first] = keyed;
	const next = first ? { id: first.id, number: first.number, body: first.body, isCity: first.isCity } : null;
	return { next, voted: voted.size, all: statements.length };
};

/** Every statement of a phase with one's own answer, and its shares once enough people have answered. By number. */
export const listStatements = async (context: Context, phaseId: string, result: RunResult | undefined) => {
	const [rows, voted] = await Promise.all([
		context.db.statement.findMany({
			where: { phaseId, ...shownOnly },
			select: { id: true, number: true, body: true, authorId: true },
			orderBy: { number: "asc" },
		}),
		ownVotes(context, phaseId),
	]);
	return rows.map(({ authorId, ...row }) => {
		const known = result?.statements[row.number];
		const shares =
			known && known.seen >= LEAST_SHOWN ? { agree: known.agree / known.seen, pass: known.pass / known.seen } : null;
		return { ...row, isCity: authorId === null, own: voted.get(row.id) ?? null, shares };
	});
};

/** Where the person asking stands in the last run, or null. Nobody else can ask. */
export const findOwnPlace = async ({ db, actor }: Context, phaseId: string) => {
	const accountId = accountOf(actor);
	if (!accountId) return null;
	return db.opinionPlace.findUnique({
		where: { phaseId_accountId: { phaseId, accountId } },
		select: { group: true, x: true, y: true },
	});
};

/** The statements named in a run, by number. */
export const statementsNamed = async ({ db }: Context, phaseId: string, numbers: number[]) => {
	const rows = await db.statement.findMany({
		where: { phaseId, number: { in: numbers }, ...shownOnly },
		select: { number: true, body: true },
	});
	return new Map(rows.map(({ number, body }) => [number, body]));
};

/** Statements of a phase for the staff who prepare it, with how many have voted on each. */
export const listForDesk = async ({ db }: Context, phaseId: string) => {
	const rows = await db.$queryRaw<
		{ id: string; number: number; body: string; state: string; isCity: boolean; isHidden: boolean; votes: number }[]
	>`
		SELECT s.id, s.number, s.body, s.state::text, s."authorId" IS NULL AS "isCity", s."hiddenAt" IS NOT NULL AS "isHidden",
			(SELECT count(*)::int FROM "StatementVote" v WHERE v."statementId" = s.id) AS votes
		FROM "Statement" s WHERE s."phaseId" = ${phaseId}::uuid ORDER BY s.number`;
	return rows;
};
