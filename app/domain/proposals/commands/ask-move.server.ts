import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { formatDate } from "~/i18n/format";
import { type Context, transaction } from "~/server/context.server";
import { addJob, type Jobs } from "~/server/queue.server";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

/** Asks a batch of supporters what becomes of their support after a merge or a split, and leaves the rest to the next job. */
export const askMove = (context: Context, { moveId, after }: Jobs["ask-move"]): Promise<void> =>
	transaction(context, async (context) => {
		const { db } = context;
		const move = await db.proposalMove.findUnique({ where: { id: moveId }, select: { kind: true, dueAt: true } });
		const link = await db.proposalLink.findFirst({ where: { moveId }, select: { fromId: true } });
		const source = link && (await db.proposal.findUnique({ where: { id: link.fromId }, select: { title: true } }));
		if (!move || !source) return;
		const rows = await db.supportQuestion.findMany({
			where: { moveId, answer: null, ...(after ? { accountId: { gt: after } } : {}) },
			select: { accountId: true },
			orderBy: { accountId: "asc" },
			take: BATCH,
		});
		const kind = move.kind === "split" ? "split" : "merge";
		await queueMailToAccounts(context, {
			accountIds: rows.map(({ accountId }) => accountId),
			key: `move:${moveId}`,
			compose: (t, { language }) => {
				const words = { title: source.title, date: formatDate(language, move.dueAt) };
				return {
					subject: t(`proposals:moves.letter.${kind}Subject`, words),
					parts: [
						t(`proposals:moves.letter.${kind}`, words),
						t("proposals:moves.letter.default", words),
						{ link: `/me/supports/${moveId}`, label: t("proposals:moves.letter.button") },
					],
				};
			},
		});
		const last = rows.at(-1)?.accountId;
		if (rows.length === BATCH && last)
			await addJob(context, "ask-move", { moveId, after: last }, { key: `move:${moveId}:${last}` });
	});
