import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { bumpVersion, changingPhase } from "../lock.server";
import { type PhaseStatus, phaseStatus } from "../rules";

export type Interruption = "suspended" | "resumed" | "annulled";

type Refusal = "not-allowed" | "absent" | "not-published" | "wrong-status";

const possibleFrom: Record<Interruption, readonly PhaseStatus[]> = {
	suspended: ["open"],
	resumed: ["suspended"],
	annulled: ["upcoming", "open", "suspended", "closed"],
};

/** Suspends a phase, resumes it, or annuls it for good, with a reason everyone can read. Dates do not move. */
export const interruptPhase = async (
	context: Context,
	{ phaseId, kind, reason }: { phaseId: string; kind: Interruption; reason: string },
): Promise<Result<{ consultationId: string }, Refusal>> => {
	return changingPhase(context, phaseId, async (context, { consultation, phase }) => {
		if (consultation.state !== "published") return refuse("not-published");
		const status = phaseStatus(phase, phase.transitions, context.now);
		if (!possibleFrom[kind].includes(status)) return refuse("wrong-status");
		await context.db.phaseTransition.createMany({ data: { phaseId, kind, at: context.now, reason } });
		await bumpVersion(context, consultation.id);
		await recordEvent(context, {
			name: `phase.${kind}`,
			subject: { type: "phase", id: phaseId },
			details: { consultationId: consultation.id, method: phase.method },
		});
		return ok({ consultationId: consultation.id });
	});
};
