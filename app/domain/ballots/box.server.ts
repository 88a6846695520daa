import { setImmediate as nextTurn } from "node:timers/promises";
import { eventInsert } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { acceptingVote } from "./acceptance.server";

/**
 * A ballot on its way into the box. `choices` are ids, sorted, each once, `marks` beside them. `judged`: what it was
 * judged under (`judgedUnder`), where SQL alone cannot: it is in only if that still stands.
 */
export type SentBallot = {
	voterId: string;
	choices: string[];
	marks: number[];
	judged: string | null;
	channel: "web" | "code" | "counter" | "kiosk";
	actId?: string;
	/** An officer saw that the person meets the conditions of the rules. */
	conditionsChecked?: boolean;
};

type Waiting = SentBallot & { context: Context; answer: (accepted: boolean) => void; fail: (error: unknown) => void };

/**
 * One statement for several ballots, each judged alone: is the vote open, does the ballot keep to its rules, store it, say
 * that someone voted. The key of the table keeps one ballot per person; the same ballot sent again changes nothing.
 * Answers the voters whose ballot is in.
 */
const store = async ({ db }: Context, voteId: string, ballots: (SentBallot & { context: Context })[]) => {
	const sent = ballots.map(
		({ voterId, choices, marks, judged, channel, actId = null, conditionsChecked = false, context }) => ({
			...{ voter: voterId, choices, marks, judged, channel, act: actId, checked: conditionsChecked },
			...{ event: newId(context.now), at: context.now },
		}),
	);
	const happened = Prisma.sql`(
		SELECT s.event AS id, CASE b.revision WHEN 1 THEN 'ballot.cast' ELSE 'ballot.changed' END AS name,
			s.voter AS "actorId", 'resident' AS "actorKind", 'vote' AS "subjectType", ${voteId}::text AS "subjectId", s.at
		FROM ballot b JOIN sent s ON s.voter = b."voterId") AS happened`;
	// In the order of the voters: two batches that hold the same people then never wait for each other.
	const accepted = await db.$queryRaw<{ voter: string }[]>`/* cast-ballots */
		WITH vote AS (${acceptingVote(voteId)}), sent AS (
			SELECT voter, event, at, judged, channel, act, checked, ARRAY(SELECT jsonb_array_elements_text(choices))::uuid[] AS choices,
				ARRAY(SELECT jsonb_array_elements_text(marks))::int[] AS marks
			FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) AS s(voter uuid, choices jsonb, marks jsonb, judged text,
				channel "BallotChannel", act uuid, checked boolean, event uuid, at timestamptz)
		), accepted AS (
			SELECT vote.id, sent.* FROM vote, sent
			WHERE sent.choices <@ vote."optionIds" AND cardinality(sent.choices) BETWEEN vote.minimum AND vote.maximum
				AND (sent.judged IS NULL OR sent.judged = vote.judged)
		), ballot AS (
			INSERT INTO "Ballot" AS b ("voteId", "voterId", choices, marks, channel, "actId", "conditionsChecked", "castAt")
			SELECT id, voter, choices, marks, channel, act, checked, date_trunc('milliseconds', now()) FROM accepted ORDER BY voter
			ON CONFLICT ("voteId", "voterId") DO UPDATE
				SET choices = EXCLUDED.choices, marks = EXCLUDED.marks, channel = EXCLUDED.channel, "actId" = EXCLUDED."actId",
					"conditionsChecked" = EXCLUDED."conditionsChecked", "castAt" = EXCLUDED."castAt", revision = b.revision + 1
				WHERE b.channel <> 'paper' AND (b.choices, b.marks) IS DISTINCT FROM (EXCLUDED.choices, EXCLUDED.marks)
			RETURNING "voterId", revision
		), event AS (${eventInsert(happened)})
		SELECT voter::text AS voter FROM accepted a WHERE EXISTS (SELECT 1 FROM ballot b WHERE b."voterId" = a.voter)
			OR EXISTS (SELECT 1 FROM "Ballot" b WHERE b."voteId" = a.id AND b."voterId" = a.voter AND b.channel <> 'paper'
				AND b.choices = a.choices AND b.marks = a.marks)`;
	return new Set(accepted.map(({ voter }) => voter));
};

/** Ballots stored by one statement, and statements of one process under way at once for a vote. */
const BATCH = 100;
const UNDER_WAY = 2;

const queues = new Map<string, { waiting: Waiting[]; underWay: number }>();

/** The next ballots of a vote, one a person: a second one waits for the next batch. */
const takeBatch = (waiting: Waiting[]): Waiting[] => {
	const batch = new Map<string, Waiting>();
	const later: Waiting[] = [];
	for (const ballot of waiting.splice(0))
		if (batch.size < BATCH && !batch.has(ballot.voterId)) batch.set(ballot.voterId, ballot);
		else later.push(ballot);
	waiting.push(...later);
	return [...batch.values()];
};

const storeBatch = async (voteId: string, batch: Waiting[]): Promise<void> => {
	const [first] = batch;
	if (!first) return;
	try {
		const accepted = await store(first.context, voteId, batch);
		for (const { voterId, answer } of batch) answer(accepted.has(voterId));
	} catch (error) {
		for (const { fail } of batch) fail(error);
	}
};

const storeWaiting = async (voteId: string): Promise<void> => {
	const queue = queues.get(voteId);
	if (!queue || queue.underWay >= UNDER_WAY) return;
	queue.underWay += 1;
	// What this turn of the loop received goes together: without it the first ballot of each rush would go alone.
	for (await nextTurn(); queue.waiting.length > 0; await nextTurn()) await storeBatch(voteId, takeBatch(queue.waiting));
	queue.underWay -= 1;
	if (queue.underWay === 0) queues.delete(voteId);
};

/**
 * Puts a ballot into the box; answers whether it is in. What comes while a statement is under way is stored together by
 * the next one: at the rush before a close a city accepts several times more, and nobody waits for it when it is quiet.
 */
export const putInBox = (context: Context, voteId: string, ballot: SentBallot): Promise<boolean> => {
	// Within a transaction of the caller's, the ballot belongs to it.
	if (!("$transaction" in context.db))
		return store(context, voteId, [{ ...ballot, context }]).then((accepted) => accepted.has(ballot.voterId));
	const queue = queues.get(voteId) ?? { waiting: [], underWay: 0 };
	queues.set(voteId, queue);
	return new Promise((answer, fail) => {
		queue.waiting.push({ ...ballot, context, answer, fail });
		void storeWaiting(voteId);
	});
};
