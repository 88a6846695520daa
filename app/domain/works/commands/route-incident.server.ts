import { directIncident } from "~/domain/issue-reports/commands/direct-incident.server";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { listFacts } from "../queries/facts.server";
import { findPublishedPlan } from "../queries/plans.server";
import { type Decision, decide } from "../rules/routing";
import { addTask } from "./add-task.server";

/** Why it went there, in the words of the city's staff. */
const wordsOf = ({ rule, position }: Decision): string => {
	const t = translator("fr");
	return rule ? t("works:routing.because", { position, name: rule.name }) : t("works:routing.becauseNone");
};

/** The unit of a team, when the rule names the team only. */
const unitOf = async ({ db }: Context, teamId: string | null) =>
	teamId
		? ((await db.worksTeam.findUnique({ where: { id: teamId }, select: { unitCode: true } }))?.unitCode ?? null)
		: null;

/**
 * Sends an incident where the published rules say, once: the decision is kept with the rules that did not fit before.
 * `again` decides anew, after its category or place was corrected. Without rules nothing is done.
 */
export const routeIncident = (
	context: Context,
	{ incidentId, again = false }: { incidentId: string; again?: boolean },
): Promise<Decision | null> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const plan = await findPublishedPlan(context);
		if (!plan) return null;
		await db.$queryRaw`SELECT id FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!again && (await db.routingDecision.count({ where: { incidentId } })) > 0) return null;
		const [facts] = await listFacts(context, { since: now, incidentId, limit: 1 });
		if (!facts) return null;
		const decision = decide(plan.rules, facts);
		const { rule, position, trace } = decision;
		const row = { planVersion: plan.version, position, ruleName: rule?.name ?? "", trace, at: now };
		await db.routingDecision.upsert({ where: { incidentId }, create: { incidentId, ...row }, update: row });
		const unitCode = rule?.taker.unitCode ?? (await unitOf(context, rule?.taker.teamId ?? null)) ?? facts.categoryUnit;
		await directIncident(context, {
			incidentId,
			unitCode,
			teamId: rule?.taker.teamId ?? null,
			because: wordsOf(decision),
		});
		if (rule?.taker.contractorId)
			await addTask(context, {
				incidentId,
				title: translator("fr")("works:tasks.fromRule", { name: rule.name }),
				teamId: null,
				contractorId: rule.taker.contractorId,
				dueAt: null,
			});
		return decision;
	});
