import { conditions, type IncidentFilter } from "~/domain/issue-reports/queries/incidents.server";
import { publicStates } from "~/domain/issue-reports/rules/states";
import type { Context } from "~/server/context.server";

/** Lines of one file: more are cut, and the file says so. */
export const MOST_LINES = 50_000;

export type ExportLine = {
	number: number;
	state: string;
	category: string;
	area: string | null;
	unit: string | null;
	team: string | null;
	address: string;
	lat: number;
	lng: number;
	reportedAt: Date;
	dueAt: Date | null;
	closedAt: Date | null;
	reportCount: number;
	text: string;
};

/** The incidents of a search, newest first, with nothing about who reported them. */
export const listExport = ({ db, now }: Context, filter: IncidentFilter, language: string): Promise<ExportLine[]> =>
	db.$queryRaw`
		SELECT i.number, i.state::text AS state, CASE WHEN ${language} = 'en' THEN c."nameEn" ELSE c."nameFr" END AS category, a.name AS area, u.name AS unit, t.name AS team,
			i.address, i.lat, i.lng, i."reportedAt", i."dueAt", i."closedAt", i."reportCount", i.text
		FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId" LEFT JOIN "Area" a ON a.id = i."areaId"
			LEFT JOIN "Unit" u ON u.code = i."unitCode" LEFT JOIN "WorksTeam" t ON t.id = i."teamId"
		WHERE ${conditions(filter, publicStates, now)} ORDER BY i."reportedAt" DESC LIMIT ${MOST_LINES}`;
