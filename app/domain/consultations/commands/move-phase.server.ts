import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { endOfCityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { bumpVersion, changingPhase, datesRefusalIn, type LockedConsultation } from "../lock.server";
import { type DatesRefusal, type PhaseStatus, phaseStatus } from "../rules";
import { recordPassages } from "./record-passages.server";

/** `open` now, `close` now, `extend` to the end of a day with a public reason. */
export type Move = { kind: "open" } | { kind: "close" } | { kind: "extend"; endsOn: string; reason: string };

type Refusal = "not-allowed" | "absent" | "not-published" | "wrong-status" | "not-later" | DatesRefusal;

/** From which status each move is possible. */
const possibleFrom = {
	open: ["upcoming"],
	close: ["open", "suspended"],
	extend: ["open", "suspended"],
} as const satisfies Record<Move["kind"], readonly PhaseStatus[]>;

type Phase = Omit<LockedConsultation["phases"][number], "asker">;

const newDates = ({ startsAt, endsAt }: Phase, move: Move, now: Date) => {
	if (move.kind === "open") return { startsAt: now, endsAt };
	return { startsAt, endsAt: move.kind === "close" ? now : endOfCityDay(move.endsOn) };
};

/** Both dates of an extension are kept, with its reason, for everyone to read. */
const keepExtension = ({ db, now }: Context, phase: Phase, endsAt: Date | null, reason: string) =>
	db.phaseTransition.createMany({
		data: {
			phaseId: phase.id,
			kind: "extended",
			at: now,
			reason,
			details: { from: phase.endsAt?.toISOString() ?? null, to: endsAt?.toISOString() ?? null },
		},
	});

/**
 * Moves the dates of a published phase: opens or closes it now, or extends it. The passage is recorded at once.
 * Refuses a move its status does not allow, an extension that does not end later, and any overlap.
 */
export const movePhase = async (
	context: Context,
	{ phaseId, move }: { phaseId: string; move: Move },
): Promise<Result<{ consultationId: string }, Refusal>> => {
	return changingPhase(context, phaseId, async (context, { consultation, phase }) => {
		if (consultation.state !== "published") return refuse("not-published");
		const status: PhaseStatus = phaseStatus(phase, phase.transitions, context.now);
		if (!(possibleFrom[move.kind] as readonly PhaseStatus[]).includes(status)) return refuse("wrong-status");
		const dates = newDates(phase, move, context.now);
		if (move.kind === "extend" && (!phase.endsAt || (dates.endsAt ?? 0) <= phase.endsAt)) return refuse("not-later");
		const misfit = datesRefusalIn(context, consultation, dates, phaseId);
		if (misfit) return refuse(misfit);
		await context.db.phase.update({ where: { id: phaseId }, data: dates });
		await bumpVersion(context, consultation.id);
		if (move.kind === "extend") {
			await keepExtension(context, phase, dates.endsAt, move.reason);
			await recordEvent(context, { name: "phase.extended", subject: { type: "phase", id: phaseId } });
		}
		await recordPassages(context);
		return ok({ consultationId: consultation.id });
	});
};
