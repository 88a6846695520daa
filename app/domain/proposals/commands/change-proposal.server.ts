import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AuthorRefusal, changeRefusal } from "../policy";
import { findProposal } from "../queries.server";

type Input = { proposalId: string; version: number; title: string; body: string };

/**
 * Changes the text of a proposal by its author, within the hours the phase gives. Every version is kept, and readable.
 * `version` is the one that was read: a text changed since is not overwritten. Answers the new version.
 */
export const changeProposal = (
	context: Context,
	{ proposalId, version, title, body }: Input,
): Promise<Result<{ version: number }, AuthorRefusal | "absent" | "stale-version">> =>
	transaction(context, async (context) => {
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = changeRefusal(context.actor, proposal, proposal.phase, context.now);
		if (refusal) return refuse(refusal);
		if (proposal.title === title && proposal.body === body) return ok({ version: proposal.version });
		const { count } = await context.db.proposal.updateMany({
			where: { id: proposalId, version },
			data: { title, body, version: version + 1 },
		});
		if (count === 0) return refuse("stale-version");
		await context.db.proposalVersion.createMany({
			data: { proposalId, version: version + 1, title, body, at: context.now },
		});
		await recordEvent(context, {
			name: "proposal.changed",
			subject: { type: "proposal", id: proposalId },
			details: { version: version + 1 },
		});
		return ok({ version: version + 1 });
	});
