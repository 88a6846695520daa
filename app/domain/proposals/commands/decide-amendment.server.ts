import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Amendment } from "~/server/prisma/client";
import { applyAmendment } from "../amendment-rules";
import { isMaterialChange } from "../material";
import { type AuthorRefusal, signingRefusal } from "../policy";
import { findProposal } from "../queries.server";
import { writeVersion } from "./change-proposal.server";

export type DecideRefusal = AuthorRefusal | "absent" | "already-decided" | "passage-gone" | "stale-version";

type Input = { id: string; outcome: "accepted" | "rejected"; answer: string; isMaterial: boolean };

const tellAmender = (
	context: Context,
	{ id, authorId, proposalId }: Amendment,
	{ outcome, answer }: Input,
	title: string,
) =>
	queueMailToAccounts(context, {
		accountIds: authorId ? [authorId] : [],
		key: `amendment-decided:${id}`,
		compose: (t) => ({
			subject: t(`proposals:amendments.letter.${outcome}Subject`, { title }),
			parts: [
				t(`proposals:amendments.letter.${outcome}`, { title }),
				{ quote: answer },
				{ link: `/proposals/${proposalId}/amendments`, label: t("proposals:amendments.letter.button") },
			],
		}),
	});

/** Who wrote what was taken up signs with the others. */
const nameAmender = ({ db, now }: Context, { proposalId, authorId, authorName }: Amendment) =>
	authorId &&
	db.coAuthor.createMany({
		data: {
			...{ id: newId(now), proposalId, accountId: authorId, name: authorName, state: "accepted", origin: "amendment" },
			...{ invitedAt: now, answeredAt: now },
		},
		skipDuplicates: true,
	});

const takeUp = async (context: Context, amendment: Amendment, isSaid: boolean): Promise<DecideRefusal | null> => {
	const proposal = await findProposal(context, amendment.proposalId);
	if (!proposal) return "absent";
	const body = applyAmendment(proposal.body, amendment.passage, amendment.replacement);
	if (body === null) return "passage-gone";
	const { id, version, title } = proposal;
	const written = await writeVersion(context, {
		...{ id, version, title, body, byName: amendment.authorName, amendmentId: amendment.id },
		isMaterial: isMaterialChange(proposal, { title, body }, isSaid),
	});
	if (!written) return "stale-version";
	await nameAmender(context, amendment);
	return null;
};

/**
 * Accepts or rejects an amendment, with a reason everyone reads: those who sign the proposal may, while its phase is open.
 * Accepted, it becomes the next version of the text and its author a co-author; rejected, it stays readable. Refuses a
 * second decision and a passage the text no longer holds.
 */
export const decideAmendment = (
	context: Context,
	input: Input,
): Promise<Result<{ proposalId: string }, DecideRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		await db.$executeRaw`SELECT 1 FROM "Amendment" WHERE id = ${input.id}::uuid FOR UPDATE`;
		const amendment = await db.amendment.findUnique({ where: { id: input.id } });
		const proposal = amendment && (await findProposal(context, amendment.proposalId));
		if (!amendment || !proposal || amendment.hiddenAt) return refuse("absent");
		const refusal = signingRefusal(actor, proposal, proposal.phase, now);
		if (refusal) return refuse(refusal);
		if (amendment.state !== "proposed") return refuse("already-decided");
		const fault = input.outcome === "accepted" ? await takeUp(context, amendment, input.isMaterial) : null;
		if (fault) return refuse(fault);
		await db.amendment.updateMany({
			where: { id: input.id },
			data: { state: input.outcome, answer: input.answer, decidedAt: now },
		});
		await tellAmender(context, amendment, input, proposal.title);
		const subject = { type: "amendment", id: input.id };
		await recordEvent(context, { name: "amendment.decided", subject, details: { outcome: input.outcome } });
		return ok({ proposalId: proposal.id });
	});

/** Takes one's own amendment back while nobody has decided. */
export const withdrawAmendment = (
	context: Context,
	{ id }: { id: string },
): Promise<Result<{ proposalId: string }, "absent" | "already-decided">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const authorId = accountOf(actor);
		const found = authorId ? await db.amendment.findFirst({ where: { id, authorId } }) : null;
		if (!found) return refuse("absent");
		const { count } = await db.amendment.updateMany({
			where: { id, state: "proposed" },
			data: { state: "withdrawn", decidedAt: now },
		});
		if (count === 0) return refuse("already-decided");
		const subject = { type: "amendment", id };
		await recordEvent(context, { name: "amendment.decided", subject, details: { outcome: "withdrawn" } });
		return ok({ proposalId: found.proposalId });
	});
