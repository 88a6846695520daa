import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { ParticipationRefusal } from "~/domain/consultations/policy";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { supportRefusal } from "../policy";
import { findProposal } from "../queries.server";

type Refusal = ParticipationRefusal | "absent" | "not-published" | "stale-version";

/**
 * Confirms one's support after a proposal has changed: it counts again. `version` is the one that was read: a text that
 * changed since is shown first. Without a support to confirm, changes nothing.
 */
export const confirmSupport = (
	context: Context,
	{ proposalId, version }: { proposalId: string; version: number },
): Promise<Result<{ proposalId: string }, Refusal>> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const proposal = await findProposal(context, proposalId);
		const accountId = accountOf(actor);
		if (!proposal || !accountId) return refuse("absent");
		const refusal = supportRefusal(actor, proposal, proposal.phase, now);
		if (refusal) return refuse(refusal);
		if (version < proposal.materialVersion) return refuse("stale-version");
		const { count } = await db.support.updateMany({
			where: { proposalId, accountId, version: { lt: version } },
			data: { version: Math.min(version, proposal.version) },
		});
		if (count > 0) {
			await db.supportChange.createMany({ data: { proposalId } });
			await recordEvent(context, { name: "support.confirmed", subject: { type: "proposal", id: proposalId } });
		}
		return ok({ proposalId });
	});
