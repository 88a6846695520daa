import { findOwnAddress } from "~/domain/accounts/queries.server";
import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { translator } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { invitationPath } from "../co-author-links.server";
import { type AuthorRefusal, signingRefusal } from "../policy";
import { findProposal } from "../queries.server";

/** Co-authors of a proposal, invited or accepted, at most. */
const MOST = 10;

export type InviteRefusal = AuthorRefusal | "absent" | "already-invited" | "own-address" | "too-many-co-authors";

const nameOf = ({ actor }: Context) => ("name" in actor ? actor.name : "");

/**
 * Invites someone by e-mail to sign a proposal, with or without an account: they answer from the link of the letter. Refuses
 * one's own address, an address already invited, more than ten co-authors, and who does not sign the proposal.
 */
export const inviteCoAuthor = (
	context: Context,
	{ proposalId, email }: { proposalId: string; email: string },
): Promise<Result<{ id: string }, InviteRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = signingRefusal(actor, proposal, proposal.phase, now);
		if (refusal) return refuse(refusal);
		const address = emailKey(email);
		const own = await findOwnAddress(context, accountOf(actor) ?? "");
		if (own?.address === address) return refuse("own-address");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`co-authors ${proposalId}`}, 0))`;
		const standing = await db.coAuthor.findMany({ where: { proposalId, state: { in: ["invited", "accepted"] } } });
		if (standing.some((one) => one.email === address)) return refuse("already-invited");
		if (standing.length >= MOST) return refuse("too-many-co-authors");
		const id = newId(now);
		await db.coAuthor.createMany({ data: { id, proposalId, email: address, invitedAt: now } });
		const t = translator("fr");
		const words = { name: nameOf(context), title: proposal.title };
		await queueMail(context, {
			...{ key: `co-author:${id}`, to: email, language: "fr" },
			subject: t("proposals:coAuthors.letter.subject", words),
			parts: [
				t("proposals:coAuthors.letter.text", words),
				{ link: invitationPath(id), label: t("proposals:coAuthors.letter.button") },
				t("proposals:coAuthors.letter.ignore"),
			],
		});
		await recordEvent(context, { name: "co-author.invited", subject: { type: "proposal", id: proposalId } });
		return ok({ id });
	});
