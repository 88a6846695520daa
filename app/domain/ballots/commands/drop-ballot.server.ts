import { createHash, createPublicKey, type KeyObject, sign } from "node:crypto";
import { isId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { dbAs } from "~/server/roles.server";
import { storeInBox } from "../secret/box-line.server";
import { entryOf, hasPaperSize, receiptText, secretBallotSchema } from "../secret/format";
import { unseal } from "../secret/keys.server";
import { leafHash } from "../secret/merkle";
import { isCard, isSignedByCard } from "../secret/signatures";

export type DropRefusal = "malformed" | "vote-not-open" | "not-a-card" | "not-signed" | "revision-used";

export type Receipt = { leafHash: string; signature: string };

type VoteKeys = { issuer: KeyObject; log: KeyObject; paperSize: number };

/** The keys of the votes this process has seen: made once, they never change. */
const known = new Map<string, VoteKeys>();
const MOST_KNOWN = 100;

type Row = { issuerKey: Uint8Array; sealed: Uint8Array | null; paperSize: number };

const keysOf = async (voteId: string): Promise<VoteKeys | null> => {
	const found = known.get(voteId);
	if (found) return found;
	const [row] = await dbAs("parvis_box").$queryRaw<Row[]>`
		SELECT "issuerKey", "paperSize", vote_key("voteId", 'log') AS sealed FROM "SecretVote" WHERE "voteId" = ${voteId}::uuid`;
	if (!row?.sealed) return null;
	const issuer = createPublicKey({ key: Buffer.from(row.issuerKey), format: "der", type: "spki" });
	const keys = { issuer, log: unseal(row.sealed), paperSize: row.paperSize };
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(voteId, keys);
	return keys;
};

/**
 * Drops a sealed ballot into the box: no session, no account, no date. It must be signed by a card of this vote. Answers a
 * receipt once it is stored, the same for the same ballot. A card's second ballot at one revision is refused.
 */
export const dropBallot = async (voteId: string, sent: unknown): Promise<Result<Receipt, DropRefusal>> => {
	const parsed = secretBallotSchema.safeParse(sent);
	if (!parsed.success) return refuse("malformed");
	const ballot = parsed.data;
	const keys = isId(voteId) ? await keysOf(voteId) : null;
	if (!keys) return refuse("vote-not-open");
	if (!hasPaperSize(ballot, keys.paperSize)) return refuse("malformed");
	if (!isCard(keys.issuer, voteId, ballot)) return refuse("not-a-card");
	if (!(await isSignedByCard(voteId, ballot))) return refuse("not-signed");
	const entry = entryOf(ballot);
	const card = createHash("sha256").update(Buffer.from(ballot.key, "base64")).digest();
	const leaf = leafHash(entry);
	const outcome = await storeInBox(voteId, { card, revision: ballot.revision, entry, leaf });
	if (outcome === "closed") return refuse("vote-not-open");
	if (outcome === "used") return refuse("revision-used");
	const hash = leaf.toString("base64");
	return ok({ leafHash: hash, signature: sign(null, receiptText(voteId, hash), keys.log).toString("base64") });
};
