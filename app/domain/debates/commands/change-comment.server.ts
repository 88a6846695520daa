import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isModeratedFirst } from "../moderated-first";
import { type AuthorRefusal, changeRefusal } from "../policy";

type Input = { commentId: string; version: number; body: string };

/**
 * Corrects the text of a comment; earlier texts are kept. Where the phase
 * asks for it, the new text waits for a moderator. Refuses all but its author, after the edit window, and a change
 * made to a version that is no longer the last.
 */
export const changeComment = (
	context: Context,
	{ commentId, version, body }: Input,
): Promise<Result<{ version: number }, AuthorRefusal | "absent" | "stale-version">> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const comment = await db.comment.findUnique({ where: { id: commentId } });
		const phase = comment && (await findPhase(context, comment.phaseId));
		if (!comment || !phase) return refuse("absent");
		const refusal = changeRefusal(actor, comment, phase, now);
		if (refusal) return refuse(refusal);
		const isHeld = actor.kind === "resident" && isModeratedFirst(phase);
		const { count } = await db.comment.updateMany({
			where: { id: commentId, version, hiddenAt: null },
			data: { body, version: version + 1, editedAt: now, ...(isHeld ? { state: "held" as const } : {}) },
		});
		if (count === 0) return refuse("stale-version");
		await db.commentVersion.createMany({ data: { commentId, version: version + 1, body, at: now } });
		const name = isHeld ? "comment.held" : "comment.changed";
		await recordEvent(context, { name, subject: { type: "comment", id: commentId } });
		return ok({ version: version + 1 });
	});
