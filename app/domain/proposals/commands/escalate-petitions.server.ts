import { listAnswering } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { cityDay, fromStoredDay, toStoredDay } from "~/lib/city-day";
import { type Context, transaction } from "~/server/context.server";
import { overdueLetter } from "../emails/petition-letters.server";

type Overdue = { proposalId: string; dueOn: Date };

/** Marks as escalated what is overdue and was not; two workers never take the same. */
const takeOverdue = ({ db, now }: Context) => db.$queryRaw<Overdue[]>`
	UPDATE "ResponseClock" SET "escalatedAt" = ${now}
	WHERE "answeredAt" IS NULL AND "escalatedAt" IS NULL AND "dueOn" < ${toStoredDay(cityDay(now))}::date
	RETURNING "proposalId", "dueOn"`;

/** Tells every elected official and administrator, once, of each petition whose answer is overdue. Answers how many. */
export const escalatePetitions = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const overdue = await takeOverdue(context);
		const officials = overdue.length > 0 ? await listAnswering(context) : [];
		for (const { proposalId, dueOn } of overdue) {
			const proposal = await context.db.proposal.findUniqueOrThrow({
				where: { id: proposalId },
				select: { id: true, title: true },
			});
			await recordEvent(context, { name: "petition.overdue", subject: { type: "proposal", id: proposalId } });
			await queueMailToAccounts(context, {
				accountIds: officials,
				key: `petition-overdue:${proposalId}`,
				compose: (t, { language }) => overdueLetter(t, language, { ...proposal, dueOn: fromStoredDay(dueOn) }),
			});
		}
		return overdue.length;
	});
