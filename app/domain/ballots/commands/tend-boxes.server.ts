import type { Context } from "~/server/context.server";
import { sealCheckpoint } from "./seal-checkpoint.server";
import { sequenceBallots } from "./sequence-ballots.server";

/** Every minute, for each secret vote that has its keys and is not counted: batches into the log, and the hour's fingerprint. */
export const tendBoxes = async ({ db }: Context): Promise<void> => {
	const votes = await db.vote.findMany({
		where: { level: "secret", count: null },
		select: { id: true },
	});
	const ready = await db.secretVote.findMany({
		where: { voteId: { in: votes.map(({ id }) => id) } },
		select: { voteId: true },
	});
	for (const { voteId } of ready) {
		await sequenceBallots({ voteId });
		await sealCheckpoint({ voteId });
	}
};
