import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/**
 * Opens a decided file again, with a reason kept in its history. What was published stays as it is until another answer is
 * published. Refuses who may not decide, and a file that is not decided.
 */
export const reopenAssessment = (
	context: Context,
	{ proposalId, reason }: { proposalId: string; reason: string },
): Promise<Result<null, "not-allowed" | "not-decided">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "results.publish") || actor.kind !== "staff") return refuse("not-allowed");
		const { count } = await db.assessment.updateMany({
			where: { proposalId, stage: "decided" },
			data: { stage: "analysis", decidedAt: null, version: { increment: 1 } },
		});
		if (count === 0) return refuse("not-decided");
		const by = { byId: actor.accountId, byName: actor.name };
		await db.assessmentStep.create({ data: { proposalId, kind: "reopened", note: reason, at: now, ...by } });
		await recordEvent(context, { name: "assessment.reopened", subject: { type: "proposal", id: proposalId } });
		return ok(null);
	});
