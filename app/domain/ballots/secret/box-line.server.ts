import { setImmediate as nextTurn } from "node:timers/promises";
import { dbAs } from "~/server/roles.server";

/** A sealed ballot on its way into the box: the hash of its card's key, and the bytes that enter the log. */
export type Dropped = { card: Buffer; revision: number; entry: Uint8Array; leaf: Buffer };

export type DropOutcome = "stored" | "used" | "closed";

type Waiting = Dropped & { answer: (outcome: DropOutcome) => void; fail: (error: unknown) => void };

/** Ballots stored by one statement, and statements of one process under way at once for a vote. */
const BATCH = 100;
const UNDER_WAY = 2;

const lines = new Map<string, { waiting: Waiting[]; underWay: number }>();

/** In the order of the cards: two batches that hold the same cards then never wait for each other. */
const inOrder = (batch: Waiting[]) => batch.sort((a, b) => Buffer.compare(a.card, b.card) || a.revision - b.revision);

const storeBatch = async (voteId: string, taken: Waiting[]): Promise<void> => {
	const batch = inOrder(taken);
	try {
		const rows = await dbAs("parvis_box").$queryRaw<{ place: number; outcome: DropOutcome }[]>`/* drop-ballots */
			SELECT place, outcome FROM drop_ballots(${voteId}::uuid, ${batch.map(({ card }) => card)}::bytea[],
				${batch.map(({ revision }) => revision)}::int[], ${batch.map(({ entry }) => Buffer.from(entry))}::bytea[],
				${batch.map(({ leaf }) => leaf)}::bytea[])`;
		for (const { place, outcome } of rows) batch[place - 1]?.answer(outcome);
	} catch (error) {
		for (const { fail } of batch) fail(error);
	}
};

const storeWaiting = async (voteId: string): Promise<void> => {
	const line = lines.get(voteId);
	if (!line || line.underWay >= UNDER_WAY) return;
	line.underWay += 1;
	// What this turn of the loop received goes together: without it the first ballot of each rush would go alone.
	for (await nextTurn(); line.waiting.length > 0; await nextTurn())
		await storeBatch(voteId, line.waiting.splice(0, BATCH));
	line.underWay -= 1;
	if (line.underWay === 0) lines.delete(voteId);
};

/**
 * Stores a ballot and answers once it is committed. What comes while a statement is under way is stored together by the
 * next one: a transaction then says nothing of who was alone at that moment, and the rush before a close is quicker.
 */
export const storeInBox = (voteId: string, ballot: Dropped): Promise<DropOutcome> => {
	const line = lines.get(voteId) ?? { waiting: [], underWay: 0 };
	lines.set(voteId, line);
	return new Promise((answer, fail) => {
		line.waiting.push({ ...ballot, answer, fail });
		void storeWaiting(voteId);
	});
};
