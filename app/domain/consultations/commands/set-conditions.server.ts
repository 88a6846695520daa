import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { actionsOf, type Conditions, isAsking } from "../conditions";
import { bumpVersion, changingPhase } from "../lock.server";

type Input = { phaseId: string; version: number; conditions: Conditions };

type Refusal = "not-allowed" | "absent" | "stale-version" | "settings-frozen";

/**
 * Says what each action of a phase asks of the person; an action left out asks for a confirmed account alone. Refuses a
 * consultation changed since `version` was read, and a phase on which a ballot already relied.
 */
export const setConditions = async (
	context: Context,
	{ phaseId, version, conditions }: Input,
): Promise<Result<{ consultationId: string }, Refusal>> => {
	return changingPhase(context, phaseId, async (context, { consultation, phase }) => {
		if (consultation.version !== version) return refuse("stale-version");
		const asked = actionsOf(phase).flatMap((action) => {
			const condition = conditions[action];
			return condition && isAsking(condition) ? [[action, condition] as const] : [];
		});
		// Conditional: a first ballot may be freezing the phase at this very moment.
		const { count } = await context.db.phase.updateMany({
			where: { id: phaseId, settingsFrozenAt: null },
			data: { conditions: Object.fromEntries(asked) },
		});
		if (count === 0) return refuse("settings-frozen");
		await bumpVersion(context, consultation.id);
		const details = { consultationId: consultation.id, conditions: Object.fromEntries(asked) };
		await recordEvent(context, { name: "phase.conditions-set", subject: { type: "phase", id: phaseId }, details });
		return ok({ consultationId: consultation.id });
	});
};
