import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf } from "~/domain/consultations/methods";
import type { ParticipationRefusal } from "~/domain/consultations/policy";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPerson } from "../lock.server";
import { supportRefusal } from "../policy";
import { findProposal } from "../queries.server";

type Refusal = ParticipationRefusal | "absent" | "not-published" | "limit-reached";

type Given = { proposalId: string; phaseId: string; accountId: string; version: number };

/** Under the person's own lock: whether they have supported as many other proposals as the phase allows. */
const isLimitReached = async (context: Context, { phaseId, accountId, proposalId }: Given, limit: number) => {
	await lockPerson(context, phaseId, accountId);
	const others = await context.db.support.count({ where: { phaseId, accountId, proposalId: { not: proposalId } } });
	return others >= limit;
};

/** Writes the support if the key lets it in, and leaves word that the proposal's count is to be brought up to date. */
const write = ({ db, now }: Context, { proposalId, phaseId, accountId, version }: Given) => db.$executeRaw`
	WITH given AS (
		INSERT INTO "Support" ("proposalId", "accountId", "phaseId", at, version)
		VALUES (${proposalId}::uuid, ${accountId}::uuid, ${phaseId}::uuid, ${now}, ${version}) ON CONFLICT DO NOTHING
		RETURNING "proposalId"
	)
	INSERT INTO "SupportChange" ("proposalId") SELECT "proposalId" FROM given`;

/**
 * Supports a proposal: one per person, whatever is clicked in parallel, and never more than the phase allows. Supporting
 * again changes nothing and is no refusal. No row of the proposal is locked.
 */
export const supportProposal = (
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
		const given = { proposalId, phaseId: proposal.phaseId, accountId, version: proposal.version };
		const limit = settingsOf("proposals", proposal.phase.settings).supportsPerPerson;
		if (limit !== null && (await isLimitReached(context, given, limit))) return refuse("limit-reached");
		const written = await write(context, given);
		if (written > 0)
			await recordEvent(context, { name: "support.given", subject: { type: "proposal", id: proposalId } });
		return ok({ proposalId });
	});
