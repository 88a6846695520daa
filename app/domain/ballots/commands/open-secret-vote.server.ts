import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { OpenVote } from "../schema";
import { makeVoteKeys, personKeyOf } from "../secret/keys.server";
import { type OpenRefusal, openVote } from "./open-vote.server";

/** X25519, in bytes. */
const BUREAU_KEY = 32;

/** Roll entries written in one statement. */
const BATCH = 5_000;

/** Everyone with a confirmed account at this moment, in the order of their keys on the roll, which is no order of theirs. */
const fillRoll = async ({ db }: Context, voteId: string): Promise<number> => {
	const where = { role: "resident" as const, confirmedAt: { not: null } };
	const accounts = await db.account.findMany({ where, select: { id: true } });
	const keys = accounts.map(({ id }) => personKeyOf(voteId, id)).sort();
	for (let from = 0; from < keys.length; from += BATCH)
		await db.rollEntry.createMany({
			data: keys.slice(from, from + BATCH).map((personKey) => ({ voteId, personKey })),
			skipDuplicates: true,
		});
	return keys.length;
};

/**
 * Opens a secret vote in a vote phase: its keys are made, and its roll is closed at once with every confirmed resident:
 * a later addition could be subtracted. `bureauKey` is the public half of the key the bureau shares (32 bytes): the city
 * never holds the other.
 */
export const openSecretVote = async (
	context: Context,
	{ bureauKey, ...input }: OpenVote & { phaseId: string; bureauKey: Uint8Array<ArrayBuffer> },
): Promise<Result<{ voteId: string; roll: number }, OpenRefusal | "not-a-key">> => {
	if (bureauKey.length !== BUREAU_KEY) return refuse("not-a-key");
	const keys = await makeVoteKeys();
	return transaction(context, async (context) => {
		const opened = await openVote(context, { ...input, level: "secret" });
		if (!opened.ok) return opened;
		const { voteId } = opened.value;
		const { db } = context;
		const published = { issuerKey: keys.issuer.published, logKey: keys.log.published, bureauKey };
		await db.secretVote.createMany({ data: { voteId, ...published } });
		await db.voteKey.createMany({
			data: [
				{ voteId, purpose: "issuer", sealed: keys.issuer.sealed },
				{ voteId, purpose: "log", sealed: keys.log.sealed },
			],
		});
		const roll = await fillRoll(context, voteId);
		await recordEvent(context, { name: "roll.closed", subject: { type: "vote", id: voteId }, details: { roll } });
		return ok({ voteId, roll });
	});
};
