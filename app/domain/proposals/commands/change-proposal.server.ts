import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { isMaterialChange } from "../material";
import { type AuthorRefusal, changeRefusal } from "../policy";
import { findProposal } from "../queries.server";

type Replies = readonly { questionId: string; values: string[] }[];

/** `replies`: what it answers now to the questions still asked; left out, they stay as they are. */
type Input = {
	proposalId: string;
	version: number;
	title: string;
	body: string;
	isMaterial?: boolean;
	replies?: Replies;
};

/** The next text of a proposal: what every way of changing it writes. */
export type NextText = {
	id: string;
	/** The version it replaces. */
	version: number;
	title: string;
	body: string;
	/** Whether supports given before are asked again. */
	isMaterial: boolean;
	/** Who wrote it, when it is not the author. */
	byName?: string | null;
	amendmentId?: string;
};

/**
 * Writes the next version of a text, for commands that have asked their policy, in their transaction. When it is material,
 * the supports given before no longer count until they are confirmed, and their owners are written to. Answers false when
 * the version it replaces is no longer the last.
 */
export const writeVersion = async (context: Context, next: NextText): Promise<boolean> => {
	const { db, now } = context;
	const { id, title, body, isMaterial, byName = null, amendmentId = null } = next;
	const version = next.version + 1;
	const supports = isMaterial ? await db.support.count({ where: { proposalId: id } }) : 0;
	const { count } = await db.proposal.updateMany({
		where: { id, version: next.version, state: "published" },
		data: { title, body, version, ...(supports > 0 ? { materialVersion: version } : {}) },
	});
	if (count === 0) return false;
	const row = { proposalId: id, version, title, body, at: now, isMaterial: supports > 0, byName, amendmentId };
	await db.proposalVersion.createMany({ data: row });
	if (supports > 0) {
		await db.supportChange.createMany({ data: { proposalId: id } });
		await addJob(context, "ask-supporters", { proposalId: id, version, after: null });
	}
	await recordEvent(context, {
		name: "proposal.changed",
		subject: { type: "proposal", id },
		details: { version, isMaterial: supports > 0 },
	});
	return true;
};

/** Replaces the answers to the questions still asked; those to retired ones stay. One at a time for a proposal. */
const writeReplies = async ({ db }: Context, proposalId: string, replies: Replies): Promise<void> => {
	await db.$queryRaw`SELECT 1 FROM "Proposal" WHERE id = ${proposalId}::uuid FOR UPDATE`;
	await db.proposalReply.deleteMany({ where: { proposalId, question: { retiredAt: null } } });
	await db.proposalReply.createMany({ data: replies.map((reply) => ({ ...reply, proposalId })), skipDuplicates: true });
};

const nameOf = ({ actor }: Context) => ("name" in actor ? actor.name : null);

/**
 * Changes the text of a proposal by those who sign it, within the hours the phase gives. Every version is kept, and readable.
 * `version` is the one that was read: a text changed since is not overwritten. A change of substance (said so, or three
 * words in ten) asks supporters again. Answers the new version.
 */
export const changeProposal = (
	context: Context,
	{ proposalId, version, title, body, isMaterial = false, replies }: Input,
): Promise<Result<{ version: number }, AuthorRefusal | "absent" | "stale-version">> =>
	transaction(context, async (context) => {
		const proposal = await findProposal(context, proposalId);
		if (!proposal) return refuse("absent");
		const refusal = changeRefusal(context.actor, proposal, proposal.phase, context.now);
		if (refusal) return refuse(refusal);
		if (proposal.title === title && proposal.body === body) {
			if (replies) await writeReplies(context, proposalId, replies);
			return ok({ version: proposal.version });
		}
		const name = nameOf(context);
		const written = await writeVersion(context, {
			...{ id: proposalId, version, title, body },
			isMaterial: isMaterialChange(proposal, { title, body }, isMaterial),
			byName: name === proposal.authorName ? null : name,
		});
		if (!written) return refuse("stale-version");
		if (replies) await writeReplies(context, proposalId, replies);
		return ok({ version: version + 1 });
	});
