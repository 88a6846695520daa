import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { ParticipationRefusal } from "~/domain/consultations/policy";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { supportRefusal } from "../policy";
import { findProposal } from "../queries.server";

type Refusal = ParticipationRefusal | "absent" | "not-published";

/** Takes a support back while the phase is open. Taking back what was not given changes nothing and is no refusal. */
export const withdrawSupport = (
	context: Context,
	{ proposalId }: { proposalId: string },
): Promise<Result<{ proposalId: string }, Refusal>> =>
	transaction(context, async (context) => {
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = supportRefusal(context.actor, proposal, proposal.phase, context.now);
		if (refusal) return refuse(refusal);
		const accountId = accountOf(context.actor);
		if (!accountId) return refuse("not-allowed");
		const { count } = await context.db.support.deleteMany({ where: { proposalId, accountId } });
		if (count > 0) {
			await context.db.supportChange.createMany({ data: { proposalId } });
			await recordEvent(context, { name: "support.withdrawn", subject: { type: "proposal", id: proposalId } });
		}
		return ok({ proposalId });
	});
