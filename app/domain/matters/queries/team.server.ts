import { permissions } from "~/domain/accounts/permissions";
import type { Context } from "~/server/context.server";

export type TeamMember = {
	accountId: string;
	name: string;
	topics: string[];
	capacity: number;
	absentFrom: string;
	absentUntil: string;
	load: number;
};

/** The agents who answer, with what they know of, their load and their absence; those who said nothing yet know of nothing. */
export const listTeam = ({ db }: Context): Promise<TeamMember[]> =>
	db.$queryRaw`
		SELECT a.id AS "accountId", a."displayName" AS name, coalesce(p.topics, '{}') AS topics, coalesce(p.capacity, 30) AS capacity,
			coalesce(p."absentFrom"::text, '') AS "absentFrom", coalesce(p."absentUntil"::text, '') AS "absentUntil",
			(SELECT count(*)::int FROM "Matter" m WHERE m."assigneeId" = a.id AND m.desk = 'city') AS load
		FROM "Account" a LEFT JOIN "AgentProfile" p ON p."accountId" = a.id
		WHERE a.role::text = ANY (${[...permissions["matters.answer"]]}) ORDER BY a."displayName" LIMIT 200`;
