import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { settingsOf } from "~/domain/consultations/methods";
import type { ParticipationRefusal } from "~/domain/consultations/policy";
import { isTooFast, lockWriter } from "~/domain/debates/standing.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AmendmentForm, applyAmendment } from "../amendment-rules";
import { amendRefusal } from "../policy";
import { findProposal } from "../queries.server";

export type AmendRefusal =
	| ParticipationRefusal
	| "absent"
	| "not-published"
	| "passage-gone"
	| "same-words"
	| "already-author"
	| "no-author"
	| "too-fast";

const tellAuthors = (context: Context, proposal: { id: string; title: string }, id: string, accountIds: string[]) =>
	queueMailToAccounts(context, {
		accountIds,
		key: `amendment:${id}`,
		compose: (t) => ({
			subject: t("proposals:amendments.letter.newSubject", { title: proposal.title }),
			parts: [
				t("proposals:amendments.letter.newText", { title: proposal.title }),
				{ link: `/proposals/${proposal.id}/amendments`, label: t("proposals:amendments.letter.button") },
			],
		}),
	});

/**
 * Offers another wording of a passage to the authors of a proposal, who are written to. Where the phase asks for it, it waits
 * for a moderator. Refuses the authors themselves, a passage that is not in the text as it stands, and a wording that
 * changes nothing.
 */
export const proposeAmendment = (
	context: Context,
	{ proposalId, ...amendment }: AmendmentForm & { proposalId: string },
): Promise<Result<{ id: string; isHeld: boolean }, AmendRefusal>> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = amendRefusal(actor, proposal, proposal.phase, now);
		if (refusal) return refuse(refusal);
		const accountId = accountOf(actor);
		if (!accountId || actor.kind !== "resident") return refuse("not-allowed");
		const next = applyAmendment(proposal.body, amendment.passage, amendment.replacement);
		if (next === null) return refuse("passage-gone");
		if (amendment.passage === amendment.replacement) return refuse("same-words");
		await lockWriter(context, accountId);
		if (await isTooFast(context)) return refuse("too-fast");
		const id = newId(now);
		const isHeld = settingsOf("proposals", proposal.phase.settings).moderateFirst;
		const author = { authorId: accountId, authorName: actor.name, hiddenAt: isHeld ? now : null };
		const { passage, replacement, reason } = amendment;
		await db.amendment.createMany({
			data: { id, proposalId, version: proposal.version, passage, replacement, reason, ...author, createdAt: now },
		});
		const authors = [...(proposal.authorId ? [proposal.authorId] : []), ...proposal.coAuthorIds];
		if (!isHeld) await tellAuthors(context, proposal, id, authors);
		const subject = { type: "amendment", id };
		await recordEvent(context, { name: "amendment.proposed", subject, details: { proposalId } });
		if (isHeld) await recordEvent(context, { name: "amendment.held", subject });
		return ok({ id, isHeld });
	});
