import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Input = { proposalId: string; isHidden: boolean };

const countHeld = async ({ db }: Context, proposalId: string): Promise<number> => {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM "Proposal" WHERE id = ${proposalId}::uuid AND "hiddenAt" = "publishedAt"`;
	return row?.count ?? 0;
};

/** Hides a proposal from the public, or shows it again: what a moderation decision does. Doing it twice changes nothing. */
export const hideProposal = async (
	context: Context,
	{ proposalId, isHidden }: Input,
): Promise<Result<{ hasChanged: boolean }, "not-allowed" | "absent">> => {
	if (permissionRefusal(context.actor, "moderation.decide")) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const held = isHidden ? 0 : await countHeld(context, proposalId);
		const { count } = await context.db.proposal.updateMany({
			where: { id: proposalId, hiddenAt: isHidden ? null : { not: null } },
			data: { hiddenAt: isHidden ? context.now : null },
		});
		// Read before publication: it is published now, for the delay to change it and for those who follow what is new.
		if (held > 0)
			await context.db.proposal.updateMany({ where: { id: proposalId }, data: { publishedAt: context.now } });
		if (count === 0) {
			const exists = await context.db.proposal.count({ where: { id: proposalId } });
			return exists ? ok({ hasChanged: false }) : refuse("absent");
		}
		const name = isHidden ? "proposal.hidden" : "proposal.shown";
		await recordEvent(context, { name, subject: { type: "proposal", id: proposalId } });
		return ok({ hasChanged: true });
	});
};
