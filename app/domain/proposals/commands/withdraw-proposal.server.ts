import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AuthorRefusal, withdrawalRefusal } from "../policy";
import { findProposal } from "../queries.server";
import type { withdrawalReasons } from "../schema";

type Input = { proposalId: string; reason: (typeof withdrawalReasons)[number]; explanation: string };

/** Withdraws a proposal by its author, with a reason everyone reads. The text stays readable; nothing is deleted. */
export const withdrawProposal = (
	context: Context,
	{ proposalId, reason, explanation }: Input,
): Promise<Result<{ proposalId: string }, AuthorRefusal | "absent">> =>
	transaction(context, async (context) => {
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = withdrawalRefusal(context.actor, proposal, proposal.phase, context.now);
		if (refusal) return refuse(refusal);
		const withdrawnReason = explanation ? `${reason}: ${explanation}` : reason;
		const { count } = await context.db.proposal.updateMany({
			where: { id: proposalId, state: "published" },
			data: { state: "withdrawn", withdrawnReason },
		});
		if (count === 0) return refuse("not-published");
		await recordEvent(context, {
			name: "proposal.withdrawn",
			subject: { type: "proposal", id: proposalId },
			details: { reason },
		});
		return ok({ proposalId });
	});
