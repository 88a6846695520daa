import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPhase } from "../../consultations/lock.server";
import { managementRefusal } from "../../consultations/policy";
import { phaseStatus } from "../../consultations/rules";
import { voteRulesSchema } from "../schema";
import { BUREAU, paperSize } from "../secret/format";
import { identityKeyOf, makeVoteKeys, personKeyOf } from "../secret/keys.server";

export type BureauRefusal = "not-allowed" | "vote-absent" | "not-secret" | "phase-over" | "keys-made" | "not-a-key";

/** X25519, in bytes. */
const BUREAU_KEY = 32;

/** Roll entries written in one statement. */
const BATCH = 5_000;

/** Everyone with a confirmed account at this moment, in the order of their keys on the roll, which is no order of theirs. */
const fillRoll = async ({ db }: Context, voteId: string): Promise<number> => {
	const where = { role: "resident" as const, confirmedAt: { not: null } };
	const accounts = await db.account.findMany({ where, select: { id: true, emailKey: true } });
	const rows = accounts
		.map(({ id, emailKey }) => ({
			...{ voteId, personKey: personKeyOf(voteId, id), identityKey: identityKeyOf(voteId, emailKey ?? id) },
		}))
		.sort((a, b) => (a.personKey < b.personKey ? -1 : 1));
	for (let from = 0; from < rows.length; from += BATCH)
		await db.rollEntry.createMany({ data: rows.slice(from, from + BATCH), skipDuplicates: true });
	return rows.length;
};

/** The bytes of the papers of a secret vote whose keys may be made, its row locked. */
const lockSecretVote = async (context: Context, voteId: string): Promise<Result<number, BureauRefusal>> => {
	const { db, now } = context;
	const place = await db.vote.findUnique({ where: { id: voteId }, select: { phaseId: true } });
	const found = place && (await lockPhase(context, place.phaseId));
	if (!found) return refuse("vote-absent");
	await db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
	const { level, state, rules } = await db.vote.findUniqueOrThrow({ where: { id: voteId } });
	if (level !== "secret") return refuse("not-secret");
	const status = phaseStatus(found.phase, found.phase.transitions, now);
	if (state === "closed" || status === "closed" || status === "annulled") return refuse("phase-over");
	const keys = await db.secretVote.findUnique({ where: { voteId }, select: { voteId: true } });
	return keys ? refuse("keys-made") : ok(paperSize(voteRulesSchema.parse(rules)));
};

/**
 * Gives a secret vote its keys and its roll: from here on its rules are frozen and cards can be picked up. `bureauKey` is
 * the public half of the key whose secret the trustees share (32 bytes); the city never holds the other. `trustees`: five
 * names, published. The roll holds every confirmed resident of this moment. Once a vote.
 */
export const installBureau = async (
	context: Context,
	{ voteId, bureauKey, trustees }: { voteId: string; bureauKey: Uint8Array<ArrayBuffer>; trustees: string[] },
): Promise<Result<{ roll: number }, BureauRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	if (bureauKey.length !== BUREAU_KEY || trustees.length !== BUREAU.members) return refuse("not-a-key");
	const keys = await makeVoteKeys();
	return transaction(context, async (context) => {
		const locked = await lockSecretVote(context, voteId);
		if (!locked.ok) return locked;
		const { db } = context;
		const published = { issuerKey: keys.issuer.published, logKey: keys.log.published, bureauKey, trustees };
		await db.secretVote.createMany({ data: { voteId, ...published, paperSize: locked.value } });
		await db.voteKey.createMany({
			data: [
				{ voteId, purpose: "issuer", sealed: keys.issuer.sealed },
				{ voteId, purpose: "log", sealed: keys.log.sealed },
			],
		});
		const roll = await fillRoll(context, voteId);
		await recordEvent(context, { name: "roll.closed", subject: { type: "vote", id: voteId }, details: { roll } });
		return ok({ roll });
	});
};
