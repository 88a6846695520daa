import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { findTarget } from "../targets.server";

type Input = { targetType: string; targetId: string; origin: "flags" | "held"; consultationId: string | null };

/** The open case of a contribution, opened now if there is none: the index keeps one, however many ask at once. */
export const openCase = async (context: Context, input: Input): Promise<{ caseId: string }> => {
	const { db, now } = context;
	const { targetType, targetId, origin, consultationId } = input;
	const id = newId(now);
	const [opened] = await db.$queryRaw<{ id: string }[]>`
		INSERT INTO "ModerationCase" (id, "targetType", "targetId", "consultationId", origin, "openedAt")
		VALUES (${id}::uuid, ${targetType}, ${targetId}::uuid, ${consultationId}::uuid, ${origin}, ${now})
		ON CONFLICT ("targetType", "targetId") WHERE state IN ('open', 'appealed') DO NOTHING RETURNING id`;
	if (opened) {
		await recordEvent(context, {
			name: "case.opened",
			subject: { type: targetType, id: targetId },
			details: { origin },
		});
		return { caseId: id };
	}
	const known = await db.moderationCase.findFirstOrThrow({
		where: { targetType, targetId, state: { in: ["open", "appealed"] } },
		select: { id: true },
	});
	return { caseId: known.id };
};

/** Puts what waits to be read before publication in the queue. Safe to repeat. */
export const openHeldCase = (context: Context, asked: { targetType: string; targetId: string }): Promise<void> =>
	transaction(context, async (context) => {
		const target = await findTarget(context, asked);
		if (!target || target.isShown) return;
		await openCase(context, { ...asked, origin: "held", consultationId: target.consultationId });
	});
