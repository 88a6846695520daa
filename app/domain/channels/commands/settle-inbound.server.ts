import type { Context } from "~/server/context.server";

/** Tries before an event nobody can read is parked. */
const TRIES = 5;

export type Verdict = { state: "done" | "set_aside" | "failed"; reason: string };

/** Writes what became of an event. A failure counts a try; the fifth parks it. Answers whether it is parked now. */
export const settleInbound = async (
	{ db, now }: Context,
	inboundId: string,
	{ state, reason }: Verdict,
): Promise<{ isParked: boolean }> => {
	const why = reason.slice(0, 200);
	if (state !== "failed") {
		await db.inboundEvent.update({ where: { id: inboundId }, data: { state, reason: why, doneAt: now } });
		return { isParked: false };
	}
	const [row] = await db.$queryRaw<{ state: string }[]>`
		UPDATE "InboundEvent" SET attempts = attempts + 1, reason = ${why},
			state = CASE WHEN attempts + 1 >= ${TRIES}::int THEN 'parked' ELSE 'received' END::"InboundState"
		WHERE id = ${inboundId}::uuid AND state = 'received' RETURNING state::text`;
	return { isParked: row?.state === "parked" };
};
