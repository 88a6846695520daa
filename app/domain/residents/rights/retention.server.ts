import type { Context } from "~/server/context.server";
import { INACTIVE_MONTHS, monthsBefore, type RetentionName, type RetentionRule, retentionRules } from "./retention";

export type RetentionLine = { rule: RetentionName; found: number };

/** What the rules would do at this moment, rule by rule: the dry run. */
export const previewRetention = async ({ db, now }: Context): Promise<RetentionLine[]> => {
	const lines: RetentionLine[] = [];
	for (const { name, table, due, months } of retentionRules) {
		const [row] = await db.$queryRawUnsafe<{ found: number }[]>(
			`SELECT count(*)::int AS found FROM "${table}" WHERE ${due.replaceAll("$1", "$1::timestamptz")}`,
			monthsBefore(now, months),
		);
		lines.push({ rule: name, found: row?.found ?? 0 });
	}
	return lines;
};

/** Applies one rule to `cap` rows at most; answers how many. */
export const applyRule = async ({ db, now }: Context, rule: RetentionRule, cap: number): Promise<number> => {
	const { table, due, months, set } = rule;
	const chosen = `ctid IN (SELECT ctid FROM "${table}" WHERE ${due.replaceAll("$1", "$1::timestamptz")} LIMIT ${cap})`;
	const assigned = Object.entries(set ?? {}).map(([column, value]) => `"${column}" = ${value}`);
	const statement = set ? `UPDATE "${table}" SET ${assigned.join(", ")}` : `DELETE FROM "${table}"`;
	return db.$executeRawUnsafe(`${statement} WHERE ${chosen}`, monthsBefore(now, months));
};

/** Residents nobody has seen for two years (no session, no act), whose erasure is not already announced. */
export const listInactive = ({ db, now }: Context, cap: number): Promise<{ id: string }[]> => {
	const before = monthsBefore(now, INACTIVE_MONTHS);
	return db.$queryRaw`
		SELECT a.id FROM "Account" a
		WHERE a.role = 'resident' AND a."createdAt" < ${before}
			AND NOT EXISTS (SELECT 1 FROM "Session" s WHERE s."accountId" = a.id AND s."lastSeenAt" >= ${before})
			AND NOT EXISTS (SELECT 1 FROM "Event" e WHERE e."actorId" = a.id AND e.at >= ${before})
			AND NOT EXISTS (SELECT 1 FROM "Erasure" r WHERE r."accountId" = a.id AND r."doneAt" IS NULL AND r."cancelledAt" IS NULL)
		ORDER BY a."createdAt" LIMIT ${cap}::int`;
};

/** The last runs of the night, latest first. */
export const listRetentionRuns = ({ db }: Context) =>
	db.retentionRun.findMany({ orderBy: { at: "desc" }, take: 14, select: { id: true, at: true, results: true } });
