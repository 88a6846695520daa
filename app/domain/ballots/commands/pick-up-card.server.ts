import { assuranceOf } from "~/domain/accounts/ladder";
import { findAsker } from "~/domain/consultations/asker.server";
import { type ConditionRefusal, conditionRefusal, conditionsOf } from "~/domain/consultations/conditions";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { dbAs } from "~/server/roles.server";
import { identityKeyOf, personKeyOf, unseal } from "../secret/keys.server";
import { signBlinded } from "../secret/signatures";

export type CardRefusal =
	| ConditionRefusal
	| "sign-in-needed"
	| "not-on-roll"
	| "vote-not-open"
	| "card-picked-up"
	| "not-a-request";

type Row = { blinded: Uint8Array | null; blindSignature: Uint8Array | null };

/** `blinded`: base64. `sealedRequest`: what the card's holder needs to have it on another device, sealed under their code. */
type Asked = { voteId: string; blinded: string; sealedRequest?: Uint8Array<ArrayBuffer> };

/** The person on the roll, put there now where the rules let latecomers in. */
const personOf = async ({ db }: Context, voteId: string, accountId: string): Promise<string> => {
	const person = personKeyOf(voteId, accountId);
	const roll = dbAs("parvis_roll");
	const [known] = await roll.$queryRaw<unknown[]>`
		SELECT 1 FROM "RollEntry" WHERE "voteId" = ${voteId}::uuid AND "personKey" = ${person}`;
	if (known) return person;
	const account = await db.account.findUnique({ where: { id: accountId }, select: { emailKey: true } });
	if (account)
		await roll.$queryRaw`SELECT enrol_late(${voteId}::uuid, ${person}, ${identityKeyOf(voteId, account.emailKey ?? accountId)})::text`;
	return person;
};

/** What the phase asks of who takes a card, and this person has not shown. */
const conditionLacking = async (context: Context, voteId: string): Promise<ConditionRefusal | null> => {
	const vote = await context.db.vote.findUnique({ where: { id: voteId }, select: { phaseId: true } });
	const phase =
		vote && (await context.db.phase.findUnique({ where: { id: vote.phaseId }, select: { conditions: true } }));
	const condition = phase && conditionsOf(phase).vote;
	if (!condition || context.actor.kind !== "resident") return null;
	return conditionRefusal(condition, assuranceOf(context.actor), await findAsker(context));
};

/**
 * Signs the voting card of the person who acts, without seeing it (RFC 9474), once per person and vote, where they meet
 * the conditions of the phase. The same request
 * again gets the same answer, so that a lost connection costs nothing; another is refused. Written by the roll's own
 * database role, which cannot see the box, in a transaction of its own.
 */
export const pickUpCard = async (
	context: Context,
	{ voteId, blinded, sealedRequest }: Asked,
): Promise<Result<{ blindSignature: string }, CardRefusal>> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return refuse("sign-in-needed");
	const db = dbAs("parvis_roll");
	const [key] = await db.$queryRaw<{ open: boolean; sealed: Uint8Array | null }[]>`
		SELECT accepting_secret_vote(${voteId}::uuid) AS open, vote_key(${voteId}::uuid, 'issuer') AS sealed`;
	if (!key?.open || !key.sealed) return refuse("vote-not-open");
	const lacking = await conditionLacking(context, voteId);
	if (lacking) return refuse(lacking);
	const asked = Buffer.from(blinded, "base64");
	const signature = signBlinded(unseal(key.sealed), asked);
	if (!signature) return refuse("not-a-request");
	const personKey = await personOf(context, voteId, accountId);
	const [first] = await db.$queryRaw<Row[]>`
		UPDATE "RollEntry" SET blinded = ${asked}, "blindSignature" = ${signature}, "pickedOn" = current_date,
			"sealedRequest" = ${sealedRequest ?? null}
		WHERE "voteId" = ${voteId}::uuid AND "personKey" = ${personKey} AND blinded IS NULL
			AND accepting_secret_vote(${voteId}::uuid)
		RETURNING blinded, "blindSignature"`;
	const [known] = first
		? [first]
		: await db.$queryRaw<Row[]>`SELECT blinded, "blindSignature" FROM "RollEntry"
			WHERE "voteId" = ${voteId}::uuid AND "personKey" = ${personKey}`;
	if (!known) return refuse("not-on-roll");
	if (!known.blinded || !known.blindSignature) return refuse("vote-not-open");
	if (!Buffer.from(known.blinded).equals(asked)) return refuse("card-picked-up");
	return ok({ blindSignature: Buffer.from(known.blindSignature).toString("base64") });
};
