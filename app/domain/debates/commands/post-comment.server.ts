import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isModeratedFirst } from "../moderated-first";
import { findPassage, isInText } from "../queries/passages.server";
import { isQuoteOf, MAX_DEPTH, pathUnder, speakerOf } from "../rules";
import type { StanceKey, Subject } from "../schema";
import { isTooFast, lockWriter } from "../standing.server";

type Input = {
	subject: Subject;
	/** The phase under whose rules it is written: open, and offering comments on the subject. */
	phaseId: string;
	commentId: string;
	parentId: string | null;
	stance: StanceKey;
	body: string;
	quote: string;
	association: string;
};

export type PostRefusal =
	| ParticipationRefusal
	| "absent"
	| "parent-gone"
	| "too-deep"
	| "quote-not-found"
	| "too-fast"
	| "passage-replaced";

type Parent = { id: string; rootId: string; depth: number; path: string };

/** What opens a thread may quote the passage it is about. */
const isQuotable = async (context: Context, { type, id }: Subject, quote: string): Promise<boolean> => {
	if (!quote) return true;
	const passage = type === "passage" ? await findPassage(context, id) : null;
	return passage !== null && isQuoteOf(quote, passage.body);
};

const findParent = async (
	context: Context,
	{ parentId, subject, quote }: Input,
): Promise<Result<Parent | null, PostRefusal>> => {
	const { db } = context;
	if (parentId === null) return (await isQuotable(context, subject, quote)) ? ok(null) : refuse("quote-not-found");
	const parent = await db.comment.findFirst({
		where: { id: parentId, subjectType: subject.type, subjectId: subject.id },
		select: { id: true, rootId: true, depth: true, path: true, state: true, hiddenAt: true, body: true },
	});
	if (!parent || parent.state !== "published" || parent.hiddenAt) return refuse("parent-gone");
	if (parent.depth >= MAX_DEPTH) return refuse("too-deep");
	if (quote && !isQuoteOf(quote, parent.body)) return refuse("quote-not-found");
	return ok(parent);
};

const nextNumber = async ({ db }: Context): Promise<number> => {
	const [row] = await db.$queryRaw<{ number: number }[]>`
		SELECT nextval(pg_get_serial_sequence('"Comment"', 'number'))::int AS number`;
	return row?.number ?? 0;
};

type Placed = { number: number; parent: Parent | null; consultationId: string; isHeld: boolean };

const write = async (context: Context, input: Input, { number, parent, consultationId, isHeld }: Placed) => {
	const { actor, now, db } = context;
	if (actor.kind !== "resident" && actor.kind !== "staff") return;
	const speaker = speakerOf(actor, input.association);
	await db.comment.create({
		data: {
			...{ id: input.commentId, number, consultationId, phaseId: input.phaseId },
			...{ subjectType: input.subject.type, subjectId: input.subject.id },
			...{
				parentId: parent?.id ?? null,
				rootId: parent?.rootId ?? input.commentId,
				depth: parent ? parent.depth + 1 : 0,
			},
			...{ path: pathUnder(parent?.path ?? null, number), stance: input.stance, body: input.body },
			...{ quote: input.quote || null, authorId: actor.accountId, authorName: actor.name },
			...{
				authorKind: speaker.kind,
				authorOffice: speaker.office,
				state: isHeld ? "held" : "published",
				createdAt: now,
			},
			versions: { create: { version: 1, body: input.body, at: now } },
		},
	});
};

/**
 * Posts a comment on a proposal or a passage, or an answer to one. The same `commentId` sent twice makes one comment.
 * Where the phase asks for it, the comment waits for a moderator. Refuses what the phase refuses, an answer deeper than
 * `MAX_DEPTH` or to something no longer there, a quotation that is not in the comment answered, and more than the pace of
 * the person's trust (`paces`), however many are sent in parallel.
 */
export const postComment = (
	context: Context,
	input: Input,
): Promise<Result<{ commentId: string; number: number; isHeld: boolean }, PostRefusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const phase = await findPhase(context, input.phaseId);
		if (!phase) return refuse("absent");
		const refusal = participationRefusal(actor, phase, "comment", now);
		if (refusal) return refuse(refusal);
		if (actor.kind !== "resident" && actor.kind !== "staff") return refuse("not-allowed");
		await lockWriter(context, actor.accountId);
		const select = { authorId: true, number: true, state: true };
		const known = await db.comment.findUnique({ where: { id: input.commentId }, select });
		if (known) {
			const { number, state } = known;
			return known.authorId === actor.accountId
				? ok({ commentId: input.commentId, number, isHeld: state === "held" })
				: refuse("absent");
		}
		const { type, id } = input.subject;
		if (type === "passage" && !(await isInText(context, { id, phaseId: phase.id }))) return refuse("passage-replaced");
		const parent = await findParent(context, input);
		if (!parent.ok) return parent;
		if (await isTooFast(context)) return refuse("too-fast");
		const isHeld = actor.kind === "resident" && isModeratedFirst(phase);
		const number = await nextNumber(context);
		await write(context, input, { number, parent: parent.value, consultationId: phase.consultationId, isHeld });
		const details = { phaseId: phase.id, consultationId: phase.consultationId, number };
		const name = isHeld ? "comment.held" : "comment.posted";
		await recordEvent(context, { name, subject: { type: "comment", id: input.commentId }, details });
		return ok({ commentId: input.commentId, number, isHeld });
	});
