import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { bumpVersion, changingPhase, datesRefusalIn } from "../lock.server";
import type { DatesRefusal } from "../rules";
import type { PhaseInput } from "./add-phase.server";

type Refusal = "not-allowed" | "absent" | "stale-version" | "dates-published" | "settings-frozen" | DatesRefusal;

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();

/** Settings compared as they are stored, keys in any order. */
const sameSettings = (one: unknown, other: unknown) => {
	const sorted = (value: unknown) => JSON.stringify(Object.entries((value ?? {}) as object).sort());
	return sorted(one) === sorted(other);
};

/**
 * Changes a phase. Once it has opened to the public its dates only change by extending or closing it, with a reason;
 * once a ballot relied on its settings, these no longer change at all.
 */
export const changePhase = async (
	context: Context,
	{ phaseId, version, settings, ...changes }: PhaseInput & { phaseId: string },
): Promise<Result<{ consultationId: string }, Refusal>> => {
	return changingPhase(context, phaseId, async (context, { consultation, phase }) => {
		if (consultation.version !== version) return refuse("stale-version");
		const isMoved = !same(phase.startsAt, changes.startsAt) || !same(phase.endsAt, changes.endsAt);
		const hasOpened = consultation.state !== "draft" && phase.startsAt <= context.now;
		if (isMoved && hasOpened) return refuse("dates-published");
		const dates = isMoved ? datesRefusalIn(context, consultation, changes, phaseId) : null;
		if (dates) return refuse(dates);
		if (!sameSettings(phase.settings, settings)) {
			// Conditional: a first ballot may be freezing the settings at this very moment.
			const { count } = await context.db.phase.updateMany({
				where: { id: phaseId, settingsFrozenAt: null },
				data: { settings: settings as Prisma.InputJsonObject },
			});
			if (count === 0) return refuse("settings-frozen");
		}
		await context.db.phase.update({ where: { id: phaseId }, data: changes });
		await bumpVersion(context, consultation.id);
		await recordEvent(context, {
			name: "phase.changed",
			subject: { type: "phase", id: phaseId },
			details: { consultationId: consultation.id, isMoved },
		});
		return ok({ consultationId: consultation.id });
	});
};
