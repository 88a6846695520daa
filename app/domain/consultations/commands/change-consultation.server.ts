import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { managementRefusal } from "../policy";
import type { ConsultationText } from "../schema";

type Input = ConsultationText & { consultationId: string; version: number };

/**
 * Changes the texts of a consultation. `version` is the one that was read: when somebody has changed it since, the
 * change is refused and nothing is overwritten. Answers the new version.
 */
export const changeConsultation = async (
	context: Context,
	{ consultationId, version, ...text }: Input,
): Promise<Result<{ version: number }, "not-allowed" | "absent" | "stale-version">> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction(context, async (context) => {
		const { count } = await context.db.consultation.updateMany({
			where: { id: consultationId, version },
			data: { ...text, version: version + 1 },
		});
		if (count === 0) {
			const exists = await context.db.consultation.count({ where: { id: consultationId } });
			return refuse(exists ? "stale-version" : "absent");
		}
		await recordEvent(context, {
			name: "consultation.changed",
			subject: { type: "consultation", id: consultationId },
			details: { version: version + 1 },
		});
		return ok({ version: version + 1 });
	});
};
