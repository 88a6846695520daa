import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Input = { kind: "comment" | "statement"; id: string };

const update = ({ db }: Context, { kind, id }: Input) => {
	const change = { where: { id, state: "held" as const }, data: { state: "published" as const } };
	return kind === "comment" ? db.comment.updateMany(change) : db.statement.updateMany(change);
};

/** Publishes a comment or a statement that waited for a moderator. Safe to repeat. */
export const releaseContribution = async (
	context: Context,
	input: Input,
): Promise<Result<{ hasChanged: boolean }, "not-allowed">> => {
	if (permissionRefusal(context.actor, "moderation.decide")) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { count } = await update(context, input);
		const name = input.kind === "comment" ? "comment.posted" : "statement.added";
		if (count > 0) await recordEvent(context, { name, subject: { type: input.kind, id: input.id } });
		return ok({ hasChanged: count > 0 });
	});
};
