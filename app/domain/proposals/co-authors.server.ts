import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** Co-authors and open invitations of a proposal, for those who sign it. Addresses are shown to them alone. */
export const listSigners = async ({ db, actor }: Context, proposalId: string) => {
	const accountId = accountOf(actor);
	const rows = await db.coAuthor.findMany({
		where: { proposalId, state: { in: ["invited", "accepted"] } },
		select: { id: true, name: true, email: true, state: true, accountId: true },
		orderBy: { id: "asc" },
	});
	return rows.map(({ accountId: whose, ...row }) => ({ ...row, isMine: whose !== null && whose === accountId }));
};

/** An open invitation, for whoever holds its link; null when it was answered or cancelled. */
export const findInvitation = async ({ db }: Context, id: string) => {
	const found = await db.coAuthor.findFirst({
		where: { id, state: "invited" },
		select: { id: true, proposalId: true },
	});
	const proposal =
		found &&
		(await db.proposal.findFirst({
			where: { id: found.proposalId, state: "published" },
			select: { id: true, title: true, body: true, authorName: true },
		}));
	return found && proposal ? { id: found.id, proposal } : null;
};
