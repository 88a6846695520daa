import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

/**
 * Publishes the city's answer to a petition, signed and final; its author and supporters are told. Two officials answering
 * at once: one answer is published, the other is refused with its text kept by the form.
 */
export const answerPetition = (
	context: Context,
	{ proposalId, answer }: { proposalId: string; answer: string },
): Promise<Result<null, "not-allowed" | "absent" | "already-answered">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "petitions.answer") || !("accountId" in actor)) return refuse("not-allowed");
		const { count } = await db.responseClock.updateMany({
			where: { proposalId, answeredAt: null },
			data: { answeredAt: now, answer, answererId: actor.accountId, answererName: actor.name },
		});
		if (count === 0) {
			const known = await db.responseClock.count({ where: { proposalId } });
			return refuse(known > 0 ? "already-answered" : "absent");
		}
		await recordEvent(context, { name: "petition.answered", subject: { type: "proposal", id: proposalId } });
		await addJob(context, "tell-petition", { proposalId, what: "answered", after: null });
		return ok(null);
	});
