import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { ParticipationRefusal } from "~/domain/consultations/policy";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { PROMOTED_FROM } from "../amendment-rules";
import { findProposal } from "../queries.server";
import type { ProposalRefusal } from "../refusals";
import { submitProposal } from "./submit-proposal.server";

type Input = { id: string; proposalId: string; title: string; body: string };

/**
 * Makes a proposal of its own of an amendment that was rejected and has at least three supports: its author may, under the
 * limits of the phase. The two stay linked both ways.
 */
export const promoteAmendment = (
	context: Context,
	{ id, proposalId, title, body }: Input,
): Promise<Result<{ proposalId: string }, ParticipationRefusal | ProposalRefusal>> =>
	transaction(
		context,
		async (context): Promise<Result<{ proposalId: string }, ParticipationRefusal | ProposalRefusal>> => {
			const { db, now, actor } = context;
			await db.$executeRaw`SELECT 1 FROM "Amendment" WHERE id = ${id}::uuid FOR UPDATE`;
			const amendment = await db.amendment.findFirst({ where: { id, hiddenAt: null } });
			const origin = amendment && (await findProposal(context, amendment.proposalId));
			if (!amendment || !origin) return refuse("absent");
			if (amendment.authorId !== accountOf(actor)) return refuse("not-author");
			if (amendment.promotedId) return ok({ proposalId: amendment.promotedId });
			if (amendment.state !== "rejected") return refuse("already-decided");
			const supports = await db.amendmentSupport.count({ where: { amendmentId: id } });
			if (supports < PROMOTED_FROM) return refuse("not-enough-supports");
			const { theme, lat, lng, address, areaId, phaseId } = origin;
			const place = { lat, lng, address, areaId };
			const submitted = await submitProposal(context, { phaseId, proposalId, title, body, theme, place });
			if (!submitted.ok) return submitted;
			await db.proposalLink.createMany({ data: { fromId: origin.id, toId: proposalId, kind: "promoted", at: now } });
			await db.amendment.updateMany({ where: { id }, data: { state: "promoted", promotedId: proposalId } });
			await recordEvent(context, {
				name: "amendment.promoted",
				subject: { type: "amendment", id },
				details: { proposalId },
			});
			return ok({ proposalId });
		},
	);
