import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { decisionLetter } from "../emails/letters.server";
import { type DecisionRefusal, decisionRefusal } from "../policy";
import type { RuleKey } from "../schema";
import { findTarget, isTargetType, type Target, targets } from "../targets.server";

type Input = {
	caseId: string;
	version: number;
	outcome: "kept" | "hidden";
	rule: RuleKey | null;
	explanation: string;
};

type Case = { id: string; targetType: string; targetId: string; origin: string };

const apply = async (context: Context, found: Case, outcome: Input["outcome"]) => {
	if (!isTargetType(found.targetType)) return;
	const { setHidden, release } = targets[found.targetType];
	if (outcome === "hidden") return setHidden(context, found.targetId, true);
	return release(context, found.targetId);
};

/** The author is told: always when something is hidden, and when what they wrote waited and is now published. */
const tell = async (context: Context, found: Case, target: Target, input: Input) => {
	if (!target.authorId || (input.outcome === "kept" && found.origin !== "held")) return;
	const { text, title, to } = target;
	await queueMailToAccounts(context, {
		accountIds: [target.authorId],
		key: `moderation:${found.id}`,
		compose: (t, { name }) => decisionLetter(t, { ...input, name, text: title ?? text, to }),
	});
};

/**
 * Decides a case: `kept` leaves (or publishes) the contribution, `hidden` takes it out of sight under a rule the author is
 * told, with a link to appeal. Refuses one's own words, a case already decided, and a case that changed since it was read.
 */
export const decideCase = (
	context: Context,
	input: Input,
): Promise<Result<{ outcome: Input["outcome"] }, DecisionRefusal | "absent" | "rule-needed">> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const { caseId, version, outcome, rule, explanation } = input;
		const found = await db.moderationCase.findUnique({ where: { id: caseId } });
		const target = found && (await findTarget(context, found));
		if (!found || !target) return refuse("absent");
		const refusal = decisionRefusal(actor, { ...found, authorId: target.authorId });
		if (refusal) return refuse(refusal);
		if (outcome === "hidden" && !rule) return refuse("rule-needed");
		const decision = { state: outcome, rule: outcome === "hidden" ? rule : null, explanation };
		const { count } = await db.moderationCase.updateMany({
			where: { id: caseId, version, state: "open" },
			data: { ...decision, decidedById: accountOf(actor), decidedAt: now, version: version + 1 },
		});
		if (count === 0) return refuse("already-decided");
		await apply(context, found, outcome);
		await tell(context, found, target, input);
		const details = { outcome, rule: decision.rule };
		await recordEvent(context, { name: "case.decided", subject: { type: "case", id: caseId }, details });
		return ok({ outcome });
	});
