import sodium from "libsodium-wrappers";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { managementRefusal } from "../../consultations/policy";
import { sequenceBallots } from "./sequence-ballots.server";

export type OpenBoxRefusal = "not-allowed" | "vote-absent" | "vote-open" | "wrong-key";

/**
 * Opens the box of a closed secret vote with the key its trustees put together (32 bytes): it is stored and published, and
 * the vote is counted. Refused before the close and for any other key. Safe to repeat.
 */
export const openBox = async (
	context: Context,
	{ voteId, bureauSecret }: { voteId: string; bureauSecret: Uint8Array<ArrayBuffer> },
): Promise<Result<null, OpenBoxRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	const vote = await context.db.vote.findUnique({ where: { id: voteId }, select: { state: true } });
	const keys = await context.db.secretVote.findUnique({ where: { voteId } });
	if (!vote || !keys) return refuse("vote-absent");
	if (vote.state === "open") return refuse("vote-open");
	await sodium.ready;
	if (bureauSecret.length !== sodium.crypto_box_SECRETKEYBYTES) return refuse("wrong-key");
	if (!sodium.memcmp(sodium.crypto_scalarmult_base(bureauSecret), new Uint8Array(keys.bureauKey)))
		return refuse("wrong-key");
	// What was in flight at the close is in the log before anybody can read it.
	await sequenceBallots({ voteId });
	return transaction(context, async (context) => {
		const stored = await context.db.secretVote.updateMany({
			where: { voteId, bureauSecret: null },
			data: { bureauSecret },
		});
		if (stored.count) await recordEvent(context, { name: "box.opened", subject: { type: "vote", id: voteId } });
		return ok(null);
	});
};
