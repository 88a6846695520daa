import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { bumpVersion, changingPhase } from "../lock.server";

type Refusal = "not-allowed" | "absent" | "stale-version" | "phase-started" | "last-phase";

/** Removes a phase nobody has seen open. One that has opened to the public can only be annulled, with a reason. */
export const removePhase = async (
	context: Context,
	{ phaseId, version }: { phaseId: string; version: number },
): Promise<Result<{ consultationId: string }, Refusal>> => {
	return changingPhase(context, phaseId, async (context, { consultation, phase }) => {
		if (consultation.version !== version) return refuse("stale-version");
		if (consultation.state !== "draft" && phase.startsAt <= context.now) return refuse("phase-started");
		if (consultation.state !== "draft" && consultation.phases.length === 1) return refuse("last-phase");
		await context.db.phase.delete({ where: { id: phaseId } });
		await bumpVersion(context, consultation.id);
		await recordEvent(context, {
			name: "phase.removed",
			subject: { type: "phase", id: phaseId },
			details: { consultationId: consultation.id, method: phase.method },
		});
		return ok({ consultationId: consultation.id });
	});
};
