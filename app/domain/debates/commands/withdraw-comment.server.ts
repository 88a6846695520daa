import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AuthorRefusal, withdrawalRefusal } from "../policy";

/** Takes back a comment: its words go, its place stays for those who answered. Refuses all but its author. */
export const withdrawComment = (
	context: Context,
	{ commentId }: { commentId: string },
): Promise<Result<{ commentId: string }, AuthorRefusal | "absent">> =>
	transaction(context, async (context) => {
		const comment = await context.db.comment.findUnique({ where: { id: commentId } });
		if (!comment) return refuse("absent");
		const refusal = withdrawalRefusal(context.actor, comment);
		if (refusal) return refuse(refusal);
		const { count } = await context.db.comment.updateMany({
			where: { id: commentId, state: { not: "withdrawn" } },
			data: { state: "withdrawn" },
		});
		if (count > 0)
			await recordEvent(context, { name: "comment.withdrawn", subject: { type: "comment", id: commentId } });
		return ok({ commentId });
	});
