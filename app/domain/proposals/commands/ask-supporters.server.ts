import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob, type Jobs } from "~/server/queue.server";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

/**
 * Asks a batch of those who supported a proposal before it changed whether they still do, and leaves the rest to the next
 * job. Nobody gets the same letter twice; a version already replaced by a later question is left to that one.
 */
export const askSupporters = (
	context: Context,
	{ proposalId, version, after }: Jobs["ask-supporters"],
): Promise<void> =>
	transaction(context, async (context) => {
		const { db } = context;
		const proposal = await db.proposal.findFirst({
			where: { id: proposalId, materialVersion: version, state: "published" },
			select: { title: true },
		});
		if (!proposal) return;
		const rows = await db.support.findMany({
			where: { proposalId, version: { lt: version }, ...(after ? { accountId: { gt: after } } : {}) },
			select: { accountId: true },
			orderBy: { accountId: "asc" },
			take: BATCH,
		});
		await queueMailToAccounts(context, {
			accountIds: rows.map(({ accountId }) => accountId),
			key: `support-again:${proposalId}:${version}`,
			compose: (t) => ({
				subject: t("proposals:again.letter.subject", proposal),
				parts: [
					t("proposals:again.letter.text", proposal),
					{ link: `/proposals/${proposalId}/versions`, label: t("proposals:again.letter.changes") },
					{ link: `/proposals/${proposalId}`, label: t("proposals:again.letter.button") },
				],
			}),
		});
		const last = rows.at(-1)?.accountId;
		if (rows.length === BATCH && last)
			await addJob(
				context,
				"ask-supporters",
				{ proposalId, version, after: last },
				{ key: `ask:${proposalId}:${version}:${last}` },
			);
	});
