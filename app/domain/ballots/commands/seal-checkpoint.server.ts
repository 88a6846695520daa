import { createHash, randomBytes, sign } from "node:crypto";
import { dbAs } from "~/server/roles.server";
import { fingerprintText, sealedCheckpointText } from "../secret/format";
import { unseal } from "../secret/keys.server";
import { rootOf } from "../secret/merkle";

/**
 * Once an hour, by the database's clock, writes down where the log of an open secret vote stands: a signed fingerprint that
 * anybody can keep and that says nothing, not even a size, until its salt is published with the log. Answers whether it
 * wrote one. Safe to repeat.
 */
export const sealCheckpoint = ({ voteId }: { voteId: string }): Promise<boolean> =>
	dbAs("parvis_sequencer").$transaction(async (db) => {
		await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sequence:${voteId}`}, 0))::text`;
		const [vote] = await db.$queryRaw<{ at: Date; due: boolean; sealed: Uint8Array | null }[]>`
			SELECT date_trunc('hour', now()) AS at, vote_key(${voteId}::uuid, 'log') AS sealed,
				NOT secret_vote_is_closed(${voteId}::uuid) AND NOT EXISTS (SELECT 1 FROM "SealedCheckpoint"
					WHERE "voteId" = ${voteId}::uuid AND at = date_trunc('hour', now())) AS due`;
		if (!vote?.due || !vote.sealed) return false;
		const logged = await db.$queryRaw<{ leafHash: Uint8Array }[]>`
			SELECT "leafHash" FROM "LogEntry" WHERE "voteId" = ${voteId}::uuid ORDER BY seq`;
		const root = rootOf(logged.map(({ leafHash }) => leafHash));
		const salt = randomBytes(32);
		const at = vote.at.toISOString();
		const said = { at, size: logged.length, root: root.toString("base64"), salt: salt.toString("base64") };
		const fingerprint = createHash("sha256").update(sealedCheckpointText(voteId, said)).digest();
		const text = fingerprintText(voteId, { at, fingerprint: fingerprint.toString("base64") });
		const signature = sign(null, text, unseal(vote.sealed));
		await db.$executeRaw`INSERT INTO "SealedCheckpoint" ("voteId", at, size, root, salt, fingerprint, signature)
			VALUES (${voteId}::uuid, ${vote.at}, ${logged.length}, ${root}, ${salt}, ${fingerprint}, ${signature})`;
		return true;
	});
