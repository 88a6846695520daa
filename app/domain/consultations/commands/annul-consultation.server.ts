import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { bumpVersion, lockConsultation } from "../lock.server";
import { managementRefusal } from "../policy";

type Refusal = "not-allowed" | "absent" | "not-published";

/** Calls a published consultation off for good, with a reason everyone can read. What was said stays readable. */
export const annulConsultation = async (
	context: Context,
	{ consultationId, reason }: { consultationId: string; reason: string },
): Promise<Result<{ slug: string }, Refusal>> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction(context, async (context) => {
		const consultation = await lockConsultation(context, consultationId);
		if (!consultation) return refuse("absent");
		if (consultation.state !== "published") return refuse("not-published");
		await context.db.consultation.update({
			where: { id: consultationId },
			data: { state: "annulled", stateReason: reason },
		});
		await bumpVersion(context, consultationId);
		await recordEvent(context, {
			name: "consultation.annulled",
			subject: { type: "consultation", id: consultationId },
		});
		return ok({ slug: consultation.slug });
	});
};
