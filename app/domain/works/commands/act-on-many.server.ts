import { assignIncident } from "~/domain/issue-reports/commands/assign-incident.server";
import { directIncident } from "~/domain/issue-reports/commands/direct-incident.server";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import type { Result } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { type DecisionRefusal, decideIncident } from "./decide-incident.server";

type Act =
	| { kind: "direct"; unitCode: string | null; teamId: string | null; because: string }
	| { kind: "assign"; assigneeId: string | null }
	| { kind: "move"; to: IncidentState; publicText: string };

export type ManyDone = { done: number; refused: DecisionRefusal[] };

const once = (context: Context, incidentId: string, act: Act): Promise<Result<unknown, DecisionRefusal>> => {
	if (act.kind === "direct") return directIncident(context, { ...act, incidentId });
	if (act.kind === "assign") return assignIncident(context, { ...act, incidentId });
	const { to, publicText } = act;
	const words = { internalText: "", externalTo: "", version: null, photos: [], takesTaskPhotos: true };
	return decideIncident(context, { incidentId, to, publicText, ...words });
};

/** One act on several incidents, each on its own: those that cannot are counted with the reason, the others are done. */
export const actOnMany = async (context: Context, incidentIds: string[], act: Act): Promise<ManyDone> => {
	const refused: DecisionRefusal[] = [];
	let done = 0;
	for (const incidentId of [...new Set(incidentIds)].sort()) {
		const result = await once(context, incidentId, act);
		if (result.ok) done += 1;
		else refused.push(result.reason);
	}
	return { done, refused };
};
