import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

/** Tries again now what could not be handed over. What is sent already stays as it is. */
export const retryOutbound = (
	context: Context,
	{ outboundId }: { outboundId: string },
): Promise<{ retried: boolean }> =>
	transaction(context, async (context) => {
		const { count } = await context.db.outboundRequest.updateMany({
			where: { id: outboundId, state: { in: ["failed", "stopped", "waiting"] } },
			data: { state: "failed", triedAt: null },
		});
		if (count > 0)
			await addJob(context, "send-outbound", { outboundId }, { key: `outbound:${outboundId}`, maxAttempts: 1 });
		return { retried: count > 0 };
	});
