import { type PermissionRefusal, permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isAuthor } from "../policy";
import { findProposal } from "../queries.server";

export type AnswerRefusal = PermissionRefusal | "absent" | "already-author";

const answered = (context: Context, proposalId: string, answer: string) =>
	recordEvent(context, {
		name: "co-author.answered",
		subject: { type: "proposal", id: proposalId },
		details: { answer },
	});

/** Accepts an invitation with one's account: from then on one is named on the proposal and may edit it. */
export const acceptInvitation = (
	context: Context,
	{ id }: { id: string },
): Promise<Result<{ proposalId: string }, AnswerRefusal>> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		const refusal = permissionRefusal(actor, "proposals.submit");
		if (refusal) return refuse(refusal);
		const accountId = accountOf(actor);
		if (!accountId || actor.kind !== "resident") return refuse("not-allowed");
		const invited = await db.coAuthor.findFirst({ where: { id, state: "invited" }, select: { proposalId: true } });
		const proposal = invited && (await findProposal(context, invited.proposalId));
		if (!proposal) return refuse("absent");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`co-authors ${proposal.id}`}, 0))`;
		const again = await findProposal(context, proposal.id);
		if (!again || isAuthor(actor, again)) return refuse("already-author");
		const { count } = await db.coAuthor.updateMany({
			where: { id, state: "invited" },
			data: { state: "accepted", accountId, name: actor.name, email: null, answeredAt: now },
		});
		if (count === 0) return refuse("absent");
		await answered(context, proposal.id, "accepted");
		return ok({ proposalId: proposal.id });
	});

/** Declines an invitation: whoever holds its link may, account or not. */
export const declineInvitation = (
	context: Context,
	{ id }: { id: string },
): Promise<Result<{ proposalId: string }, AnswerRefusal>> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const invited = await db.coAuthor.findFirst({ where: { id, state: "invited" }, select: { proposalId: true } });
		const { count } = await db.coAuthor.updateMany({
			where: { id, state: "invited" },
			data: { state: "declined", email: null, answeredAt: now },
		});
		if (!invited || count === 0) return refuse("absent");
		await answered(context, invited.proposalId, "declined");
		return ok({ proposalId: invited.proposalId });
	});

/**
 * Ends a co-authorship: an invitation is cancelled by who signs the proposal; one leaves by oneself. The text stays as it
 * is, the versions too.
 */
export const endCoAuthorship = (
	context: Context,
	{ id }: { id: string },
): Promise<Result<{ proposalId: string }, "absent" | "not-author">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const found = await db.coAuthor.findUnique({ where: { id } });
		const proposal = found && (await findProposal(context, found.proposalId));
		if (!found || !proposal) return refuse("absent");
		const isMine = found.accountId !== null && found.accountId === accountOf(actor);
		if (found.state === "invited" ? !isAuthor(actor, proposal) : !isMine) return refuse("not-author");
		const { count } = await db.coAuthor.updateMany({
			where: { id, state: found.state === "invited" ? "invited" : "accepted" },
			data: { state: found.state === "invited" ? "cancelled" : "left", email: null, answeredAt: now },
		});
		if (count === 0) return refuse("absent");
		await answered(context, proposal.id, found.state === "invited" ? "cancelled" : "left");
		return ok({ proposalId: proposal.id });
	});
