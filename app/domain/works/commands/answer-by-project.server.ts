import { may } from "~/domain/accounts/permissions";
import { moveIncident } from "~/domain/issue-reports/commands/move-incident.server";
import { movesFrom } from "~/domain/issue-reports/rules/states";
import { system } from "~/lib/actor";
import { type Context, transaction } from "~/server/context.server";

type Answer = {
	proposalId: string;
	incidentIds: string[];
	/** A day in the city. */
	plannedFor: string;
	publicText: string;
};

const planOne = (context: Context, incidentId: string, { proposalId, plannedFor, publicText }: Answer) =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const incident = await db.incident.findUnique({ where: { id: incidentId }, select: { state: true } });
		if (!incident || !(movesFrom(incident.state).includes("planned") || incident.state === "planned")) return false;
		const { count } = await db.projectIncident.createMany({
			data: { proposalId, incidentId, at: now },
			skipDuplicates: true,
		});
		if (count === 0) return false;
		// Who may manage consultations need not be an agent: the act is the city's, what it says is recorded with it.
		const asCity = may(context.actor, "reports.handle") ? context : { ...context, actor: system };
		const words = { publicText, internalText: "", externalTo: "", version: null, plannedFor };
		if (incident.state !== "planned") await moveIncident(asCity, { incidentId, to: "planned", ...words });
		return true;
	});

/**
 * A voted project answers open reports around it: each is linked to it and becomes «works planned for …», and who reported
 * is told. Those that cannot be planned from where they stand are left. Answers how many.
 */
export const answerByProject = async (context: Context, answer: Answer): Promise<{ answered: number }> => {
	let answered = 0;
	for (const incidentId of [...new Set(answer.incidentIds)].sort())
		if (await planOne(context, incidentId, answer)) answered += 1;
	return { answered };
};
