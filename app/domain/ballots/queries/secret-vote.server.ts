import { createHash } from "node:crypto";
import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { dbAs } from "~/server/roles.server";
import { personKeyOf } from "../secret/keys.server";

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** The public face of a secret vote: its keys and the names of its bureau; null until its keys are made. */
export const findSecretVote = async ({ db }: Context, voteId: string) => {
	const keys = await db.secretVote.findUnique({ where: { voteId } });
	if (!keys) return null;
	return {
		keys: {
			issuerKey: base64(keys.issuerKey),
			bureauKey: base64(keys.bureauKey),
			logKey: base64(keys.logKey),
			paperSize: keys.paperSize,
		},
		trustees: keys.trustees,
		isOpened: keys.bureauSecret !== null,
	};
};

type Row = { blindSignature: Uint8Array | null; sealedRequest: Uint8Array | null; pickedOn: Date | null };

/**
 * What the roll says of the person who asks, and of nobody else: `pickedOn` the day of their card or null, and what makes
 * it again on another device. `holder` names them in their own browser. Null for who is not signed in.
 */
export const findOwnCard = async ({ actor }: Context, voteId: string) => {
	const accountId = accountOf(actor);
	if (!accountId) return null;
	const person = personKeyOf(voteId, accountId);
	const [row] = await dbAs("parvis_roll").$queryRaw<Row[]>`
		SELECT "blindSignature", "sealedRequest", "pickedOn" FROM "RollEntry"
		WHERE "voteId" = ${voteId}::uuid AND "personKey" = ${person}`;
	const holder = createHash("sha256").update(`holder:${person}`).digest("base64url").slice(0, 16);
	return {
		holder,
		isOnRoll: row !== undefined,
		pickedOn: row?.pickedOn?.toISOString().slice(0, 10) ?? null,
		blindSignature: row?.blindSignature ? base64(row.blindSignature) : null,
		sealedRequest: row?.sealedRequest ? base64(row.sealedRequest) : null,
	};
};

/** What the page of a secret vote needs: its public face and this person's card, without what makes it again. Null without keys. */
export const findSecretPage = async (context: Context, voteId: string) => {
	const face = await findSecretVote(context, voteId);
	if (!face) return null;
	const card = await findOwnCard(context, voteId);
	return { ...face, card: card && { holder: card.holder, isOnRoll: card.isOnRoll, pickedOn: card.pickedOn } };
};

/**
 * Where a ballot stands, by the hash on its receipt: in the box, in the log (with its place, once the vote is closed), or
 * nowhere. Says nothing of any other ballot.
 */
export const findBallotByHash = async (
	{ db }: Context,
	{ voteId, leafHash }: { voteId: string; leafHash: string },
): Promise<"in-box" | "absent" | { place: number; of: number }> => {
	const hash = Buffer.from(leafHash, "base64");
	const { state } = await db.vote.findUniqueOrThrow({ where: { id: voteId }, select: { state: true } });
	const [logged] = await db.logEntry.findMany({ where: { voteId, leafHash: hash }, select: { seq: true } });
	if (logged && state === "closed") {
		const of = await db.logEntry.count({ where: { voteId } });
		return { place: logged.seq + 1, of };
	}
	if (logged) return "in-box";
	const [waiting] = await db.$queryRaw<unknown[]>`SELECT 1 FROM "BoxEntry" WHERE "voteId" = ${voteId}::uuid
		AND sha256('\\x00'::bytea || entry) = ${hash}`;
	return waiting ? "in-box" : "absent";
};
