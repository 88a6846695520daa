import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { bumpVersion, datesRefusalIn, lockConsultation } from "../lock.server";
import type { MethodKey } from "../methods";
import { managementRefusal } from "../policy";
import type { DatesRefusal, PhaseDates } from "../rules";

export type PhaseInput = PhaseDates & {
	version: number;
	title: string;
	description: string;
	settings: Record<string, unknown>;
};

type Input = PhaseInput & { consultationId: string; method: MethodKey };

type Refusal = "not-allowed" | "absent" | "stale-version" | "annulled" | DatesRefusal;

/**
 * Adds a phase to a consultation. Refuses dates that go backwards, overlap another phase, or follow one without end,
 * and a consultation changed since `version` was read. Answers the phase's id.
 */
export const addPhase = async (
	context: Context,
	{ consultationId, version, method, settings, ...phase }: Input,
): Promise<Result<{ phaseId: string }, Refusal>> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction(context, async (context) => {
		const consultation = await lockConsultation(context, consultationId);
		if (!consultation) return refuse("absent");
		if (consultation.version !== version) return refuse("stale-version");
		if (consultation.state === "annulled") return refuse("annulled");
		const dates = datesRefusalIn(context, consultation, phase);
		if (dates) return refuse(dates);
		const id = newId(context.now);
		await context.db.phase.createMany({
			data: { id, consultationId, method, settings: settings as Prisma.InputJsonObject, ...phase },
		});
		await bumpVersion(context, consultationId);
		await recordEvent(context, {
			name: "phase.added",
			subject: { type: "phase", id },
			details: { consultationId, method },
		});
		return ok({ phaseId: id });
	});
};
