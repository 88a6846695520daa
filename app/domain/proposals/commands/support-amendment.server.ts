import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findProposal } from "../queries.server";

type Refusal = ParticipationRefusal | "absent" | "already-decided";

/**
 * Supports an amendment, or no longer: once per person, by the key. It can be supported while it waits and after it was
 * rejected (it may then become a proposal of its own), never once accepted or withdrawn.
 */
export const supportAmendment = (
	context: Context,
	{ id, isSupported }: { id: string; isSupported: boolean },
): Promise<Result<{ proposalId: string }, Refusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		const amendment = await db.amendment.findFirst({ where: { id, hiddenAt: null } });
		const proposal = amendment && (await findProposal(context, amendment.proposalId));
		if (!amendment || !proposal) return refuse("absent");
		const refusal = participationRefusal(actor, proposal.phase, "support", now);
		if (refusal || !accountId) return refuse(refusal ?? "not-allowed");
		if (amendment.state !== "proposed" && amendment.state !== "rejected") return refuse("already-decided");
		if (isSupported)
			await db.amendmentSupport.createMany({ data: { amendmentId: id, accountId, at: now }, skipDuplicates: true });
		else await db.amendmentSupport.deleteMany({ where: { amendmentId: id, accountId } });
		return ok({ proposalId: proposal.id });
	});
