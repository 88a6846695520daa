import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Kind = "comment" | "statement";

type Input = { kind: Kind; id: string; isHidden: boolean };

const update = ({ db, now }: Context, { kind, id, isHidden }: Input) => {
	const where = { id, hiddenAt: isHidden ? null : { not: null } };
	const data = { hiddenAt: isHidden ? now : null };
	return kind === "comment" ? db.comment.updateMany({ where, data }) : db.statement.updateMany({ where, data });
};

/** Hides a comment or a statement from the public, or shows it again: what a moderation decision does. Safe to repeat. */
export const hideContribution = async (
	context: Context,
	input: Input,
): Promise<Result<{ hasChanged: boolean }, "not-allowed">> => {
	if (permissionRefusal(context.actor, "moderation.decide")) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { count } = await update(context, input);
		const name = `${input.kind}.${input.isHidden ? "hidden" : "shown"}` as const;
		if (count > 0) await recordEvent(context, { name, subject: { type: input.kind, id: input.id } });
		return ok({ hasChanged: count > 0 });
	});
};
