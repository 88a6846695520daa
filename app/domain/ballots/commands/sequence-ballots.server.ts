import { randomInt, sign } from "node:crypto";
import { dbAs } from "~/server/roles.server";
import { checkpointText } from "../secret/format";
import { unseal } from "../secret/keys.server";
import { leafHash, rootOf } from "../secret/merkle";

/** Ballots of fewer cards are not moved before the close: among them, an order of arrival could be guessed. */
export const SMALLEST_BATCH = 25;

/** Fisher and Yates, with a cryptographic generator. */
const shuffled = <One>(list: readonly One[]): One[] => {
	const result = [...list];
	for (let at = result.length - 1; at > 0; at -= 1) {
		const other = randomInt(at + 1);
		[result[at], result[other]] = [result[other] as One, result[at] as One];
	}
	return result;
};

/**
 * Moves the ballots of the box into the public log, shuffled, and signs its new root: in one transaction, one mover at a
 * time, when there are enough of them or the vote is closed. Answers how many were moved. Safe to kill and to repeat.
 */
export const sequenceBallots = ({ voteId }: { voteId: string }): Promise<number> =>
	dbAs("parvis_sequencer").$transaction(async (db) => {
		await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sequence:${voteId}`}, 0))::text`;
		const [vote] = await db.$queryRaw<{ closed: boolean; sealed: Uint8Array | null }[]>`
			SELECT secret_vote_is_closed(${voteId}::uuid) AS closed, vote_key(${voteId}::uuid, 'log') AS sealed`;
		const waiting = await db.$queryRaw<{ cardHash: Uint8Array; revision: number; entry: Uint8Array }[]>`
			SELECT "cardHash", revision, entry FROM "BoxEntry" WHERE "voteId" = ${voteId}::uuid`;
		if (!vote?.sealed || waiting.length === 0) return 0;
		const cards = new Set(waiting.map(({ cardHash }) => Buffer.from(cardHash).toString("hex")));
		if (!vote.closed && cards.size < SMALLEST_BATCH) return 0;
		const logged = await db.$queryRaw<{ leafHash: Uint8Array }[]>`
			SELECT "leafHash" FROM "LogEntry" WHERE "voteId" = ${voteId}::uuid ORDER BY seq`;
		const batch = shuffled(waiting).map(({ cardHash, revision, entry }, index) => ({
			...{ seq: logged.length + index, entry: Buffer.from(entry), hash: leafHash(entry) },
			...{ card: Buffer.from(cardHash), revision },
		}));
		await db.$executeRaw`INSERT INTO "LogEntry" ("voteId", seq, entry, "leafHash", "cardHash", revision)
			SELECT ${voteId}::uuid, * FROM unnest(${batch.map(({ seq }) => seq)}::int[],
				${batch.map(({ entry }) => entry)}::bytea[], ${batch.map(({ hash }) => hash)}::bytea[],
				${batch.map(({ card }) => card)}::bytea[], ${batch.map(({ revision }) => revision)}::int[])`;
		const root = rootOf([...logged.map(({ leafHash }) => leafHash), ...batch.map(({ hash }) => hash)]);
		const size = logged.length + batch.length;
		const signature = sign(null, checkpointText(voteId, size, root.toString("base64")), unseal(vote.sealed));
		await db.$executeRaw`INSERT INTO "Checkpoint" ("voteId", size, root, signature)
			VALUES (${voteId}::uuid, ${size}, ${root}, ${signature})`;
		await db.$executeRaw`DELETE FROM "BoxEntry" WHERE "voteId" = ${voteId}::uuid AND ("cardHash", revision) IN (
			SELECT * FROM unnest(${waiting.map(({ cardHash }) => Buffer.from(cardHash))}::bytea[],
				${waiting.map(({ revision }) => revision)}::int[]))`;
		return batch.length;
	});
