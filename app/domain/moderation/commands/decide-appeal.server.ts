import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { appealLetter } from "../emails/letters.server";
import { appealDecisionRefusal, type DecisionRefusal } from "../policy";
import { findTarget, isTargetType, targets } from "../targets.server";

type Input = { caseId: string; version: number; outcome: "upheld" | "overturned"; answer: string };

/**
 * Decides an appeal: `upheld` leaves the contribution hidden, `overturned` shows it again; the author is told. Refuses who
 * decided first (also a constraint of the database), one's own words, and a case that changed since it was read.
 */
export const decideAppeal = (
	context: Context,
	{ caseId, version, outcome, answer }: Input,
): Promise<Result<{ outcome: Input["outcome"] }, DecisionRefusal | "absent">> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const found = await db.moderationCase.findUnique({ where: { id: caseId } });
		const target = found && (await findTarget(context, found));
		if (!found || !target) return refuse("absent");
		const refusal = appealDecisionRefusal(actor, { ...found, authorId: target.authorId });
		if (refusal) return refuse(refusal);
		const second = { appealAnswer: answer, appealDecidedById: accountOf(actor), appealDecidedAt: now };
		const { count } = await db.moderationCase.updateMany({
			where: { id: caseId, version, state: "appealed" },
			data: { state: outcome, ...second, version: version + 1 },
		});
		if (count === 0) return refuse("already-decided");
		if (outcome === "overturned" && isTargetType(found.targetType)) {
			await targets[found.targetType].setHidden(context, found.targetId, false);
			await targets[found.targetType].release(context, found.targetId);
		}
		if (target.authorId)
			await queueMailToAccounts(context, {
				accountIds: [target.authorId],
				key: `moderation-appeal:${caseId}`,
				compose: (t, { name }) =>
					appealLetter(t, { name, text: target.title ?? target.text, to: target.to, outcome, answer }),
			});
		await recordEvent(context, { name: "case.closed", subject: { type: "case", id: caseId }, details: { outcome } });
		return ok({ outcome });
	});
