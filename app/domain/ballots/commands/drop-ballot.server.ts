import { createHash, createPublicKey, sign } from "node:crypto";
import { ok, type Result, refuse } from "~/lib/result";
import { dbAs } from "~/server/roles.server";
import { entryOf, receiptText, type SecretBallot, secretBallotSchema } from "../secret/format";
import { unseal } from "../secret/keys.server";
import { leafHash } from "../secret/merkle";
import { isCard, isSignedByCard } from "../secret/signatures";

export type DropRefusal = "malformed" | "vote-not-open" | "not-a-card" | "not-signed" | "revision-used";

export type Receipt = { leafHash: string; signature: string };

type VoteKeys = { issuerKey: Uint8Array; sealed: Uint8Array | null };

const keysOf = async (voteId: string) => {
	const [keys] = await dbAs("parvis_box").$queryRaw<VoteKeys[]>`/* box-keys */
		SELECT "issuerKey", vote_key("voteId", 'log') AS sealed FROM "SecretVote" WHERE "voteId" = ${voteId}::uuid`;
	return keys;
};

/** Stores the entry if the vote is open at the database's time; answers what is in the box or the log for this card and revision. */
const store = async (voteId: string, { key, revision }: SecretBallot, entry: Uint8Array) => {
	const cardHash = createHash("sha256").update(Buffer.from(key, "base64")).digest();
	const db = dbAs("parvis_box");
	const hash = leafHash(entry);
	const [found] = await db.$queryRaw<{ open: boolean; same: boolean; stored: boolean }[]>`/* drop-ballot */
		WITH vote AS (SELECT accepting_secret_vote(${voteId}::uuid) AS open), dropped AS (
			INSERT INTO "BoxEntry" ("voteId", "cardHash", revision, entry)
			SELECT ${voteId}::uuid, ${cardHash}, ${revision}::int, ${entry} FROM vote
			WHERE open AND NOT EXISTS (SELECT 1 FROM "LogEntry" WHERE "voteId" = ${voteId}::uuid AND "leafHash" = ${hash})
			ON CONFLICT DO NOTHING RETURNING 1
		)
		SELECT open, EXISTS (SELECT 1 FROM dropped) AS stored,
			EXISTS (SELECT 1 FROM "LogEntry" WHERE "voteId" = ${voteId}::uuid AND "leafHash" = ${hash}) AS same FROM vote`;
	if (found?.stored || found?.same) return "stored";
	// Read again: what stood in the way may have been written since the statement began.
	const [other] = await db.$queryRaw<{ same: boolean }[]>`
		SELECT entry = ${entry} AS same FROM "BoxEntry"
		WHERE "voteId" = ${voteId}::uuid AND "cardHash" = ${cardHash} AND revision = ${revision}::int`;
	if (other) return other.same ? "stored" : "used";
	const [logged] = await db.$queryRaw<{ same: boolean }[]>`
		SELECT true AS same FROM "LogEntry" WHERE "voteId" = ${voteId}::uuid AND "leafHash" = ${hash}`;
	return logged ? "stored" : found?.open ? "used" : "closed";
};

/**
 * Drops a sealed ballot into the box: no session, no account, no date. It must be signed by a card of this vote. Answers a
 * receipt once it is stored, the same for the same ballot. A card's second ballot at one revision is refused.
 */
export const dropBallot = async (voteId: string, sent: unknown): Promise<Result<Receipt, DropRefusal>> => {
	const parsed = secretBallotSchema.safeParse(sent);
	if (!parsed.success) return refuse("malformed");
	const ballot = parsed.data;
	const keys = await keysOf(voteId);
	if (!keys?.sealed) return refuse("vote-not-open");
	const issuer = createPublicKey({ key: Buffer.from(keys.issuerKey), format: "der", type: "spki" });
	if (!isCard(issuer, voteId, ballot)) return refuse("not-a-card");
	if (!isSignedByCard(voteId, ballot)) return refuse("not-signed");
	const entry = entryOf(ballot);
	const outcome = await store(voteId, ballot, entry);
	if (outcome === "closed") return refuse("vote-not-open");
	if (outcome === "used") return refuse("revision-used");
	const hash = leafHash(entry).toString("base64");
	const signature = sign(null, receiptText(voteId, hash), unseal(keys.sealed)).toString("base64");
	return ok({ leafHash: hash, signature });
};
