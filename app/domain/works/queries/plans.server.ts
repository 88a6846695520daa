import type { Context } from "~/server/context.server";
import { type Rule, rulesSchema } from "../schema";

export type Plan = { version: number; rules: Rule[]; publishedAt: Date | null };

const read = (row: { version: number; rules: unknown; publishedAt: Date | null } | null): Plan | null =>
	row && { ...row, rules: rulesSchema.parse(row.rules) };

const columns = { version: true, rules: true, publishedAt: true };

/** The rules in force; null before the first are published. */
export const findPublishedPlan = async ({ db }: Context): Promise<Plan | null> =>
	read(
		await db.routingPlan.findFirst({
			where: { publishedAt: { not: null } },
			orderBy: { version: "desc" },
			select: columns,
		}),
	);

/** The rules being written; null when there is no draft. */
export const findDraftPlan = async ({ db }: Context): Promise<Plan | null> =>
	read(await db.routingPlan.findFirst({ where: { publishedAt: null }, select: columns }));

/** What has been in force since when, newest first. */
export const listPlans = ({ db }: Context) =>
	db.routingPlan.findMany({
		where: { publishedAt: { not: null } },
		orderBy: { version: "desc" },
		take: 20,
		select: { version: true, publishedAt: true },
	});

export type TakerNames = {
	units: { code: string; name: string }[];
	teams: { id: string; name: string; unitCode: string; leadId: string | null; active: boolean }[];
	contractors: { id: string; name: string; active: boolean }[];
};

/** Who may take works: units, teams and contractors, by name. */
export const listTakers = async ({ db }: Context): Promise<TakerNames> => {
	const [units, teams, contractors] = await Promise.all([
		db.unit.findMany({ orderBy: { name: "asc" }, select: { code: true, name: true } }),
		db.worksTeam.findMany({ orderBy: { name: "asc" } }),
		db.contractor.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, active: true } }),
	]);
	return { units, teams, contractors };
};

/** Why an incident went where it went; null for those from before the rules. */
export const findDecision = ({ db }: Context, incidentId: string) =>
	db.routingDecision.findUnique({ where: { incidentId } });

/** Staff who may be given an incident or lead a team. */
export const listAgents = ({ db }: Context) =>
	db.account.findMany({
		where: { role: { in: ["agent", "admin"] } },
		orderBy: { displayName: "asc" },
		take: 500,
		select: { id: true, displayName: true },
	});
