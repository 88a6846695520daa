import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { fromStoredDay } from "~/lib/city-day";
import { type Context, transaction } from "~/server/context.server";
import { addJob, type Jobs } from "~/server/queue.server";
import { answeredLetter, reachedLetter } from "../emails/petition-letters.server";
import { listSigners } from "../petition-queries.server";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

/** Tells a batch of the author and supporters of a petition what has happened to it, and leaves the rest to the next job. Nobody gets a letter twice. */
export const tellPetition = (context: Context, { proposalId, what, after }: Jobs["tell-petition"]): Promise<void> =>
	transaction(context, async (context) => {
		const clock = await context.db.responseClock.findUnique({
			where: { proposalId },
			select: { dueOn: true, answer: true, answererName: true, proposal: { select: { id: true, title: true } } },
		});
		if (!clock) return;
		const { proposal, answer, answererName } = clock;
		const dueOn = fromStoredDay(clock.dueOn);
		const accountIds = await listSigners(context, { proposalId, after, limit: BATCH });
		await queueMailToAccounts(context, {
			...{ accountIds, key: `petition-${what}:${proposalId}` },
			compose: (t, { language }) =>
				what === "answered" && answer
					? answeredLetter(t, { ...proposal, answer, name: answererName ?? "" })
					: reachedLetter(t, language, { ...proposal, dueOn }),
		});
		const last = accountIds.at(-1);
		if (accountIds.length === BATCH && last)
			await addJob(
				context,
				"tell-petition",
				{ proposalId, what, after: last },
				{ key: `tell-petition:${what}:${proposalId}:${last}` },
			);
	});
