import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { fromStoredDay, toStoredDay } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { MakeCommitment } from "../commitment-schema";
import { resultsRefusal } from "../policy";

/**
 * Writes down what the city promises after a consultation, visible at once. Answers its id. Refuses who may not publish
 * results, and a consultation that is absent or still a draft. Sent twice with the same `id`, it is written once.
 */
export const makeCommitment = async (
	context: Context,
	{ id, consultationId, promisedOn, steps, ...text }: MakeCommitment & { id: string; consultationId: string },
): Promise<Result<{ id: string }, "not-allowed" | "absent">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { db, now } = context;
		const where = { id: consultationId, state: { not: "draft" as const } };
		if (!(await db.consultation.findFirst({ where, select: { id: true } }))) return refuse("absent");
		const day = toStoredDay(promisedOn);
		const row = { id, consultationId, ...text, promisedOn: day, expectedOn: day, createdAt: now };
		const { count } = await db.commitment.createMany({ data: row, skipDuplicates: true });
		if (count === 0) return ok({ id });
		const known = steps.flatMap(({ title, dueOn }) => (title && dueOn ? [{ title, dueOn: toStoredDay(dueOn) }] : []));
		known.sort((a, b) => a.dueOn.getTime() - b.dueOn.getTime());
		await db.commitmentStep.createMany({
			data: known.map((step, position) => ({ commitmentId: id, position, ...step })),
		});
		await recordEvent(context, {
			name: "commitment.made",
			subject: { type: "commitment", id },
			details: { consultationId, promisedOn: fromStoredDay(day) },
		});
		return ok({ id });
	});
};

/** The id of a commitment about to be written: drawn when its form is shown. */
export const newCommitmentId = ({ now }: Context): string => newId(now);
