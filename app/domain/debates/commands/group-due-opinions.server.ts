import type { Context } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

/** A run is followed by a rest of this many times what it took. */
const REST = 10;

type Due = { phaseId: string };

/** Queues the computation of the groups of every phase whose votes changed, no oftener than a tenth of the time. */
export const groupDueOpinions = async (context: Context): Promise<void> => {
	const due = await context.db.$queryRaw<Due[]>`
		SELECT change."phaseId" FROM "OpinionChange" change
		LEFT JOIN LATERAL (
			SELECT at, milliseconds FROM "OpinionRun" WHERE "phaseId" = change."phaseId" ORDER BY at DESC LIMIT 1
		) run ON true
		WHERE run.at IS NULL OR run.at + run.milliseconds * ${REST}::int * interval '1 millisecond' < ${context.now}
		LIMIT 100`;
	for (const { phaseId } of due)
		await addJob(context, "group-opinions", { phaseId }, { key: `group-opinions:${phaseId}`, maxAttempts: 3 });
};
