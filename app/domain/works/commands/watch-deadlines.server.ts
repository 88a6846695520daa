import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { formatDate } from "~/i18n/format";
import { lastCityDay } from "~/lib/city-day";
import { type Context, transaction } from "~/server/context.server";
import { type Level, levelAt } from "../rules/clock";

type Row = {
	id: string;
	number: number;
	address: string;
	reportedAt: Date;
	dueAt: Date;
	assigneeId: string | null;
	leadId: string | null;
};

/** Incidents looked at in one go; the rest come a quarter of an hour later. */
const BATCH = 500;

/** Open incidents near or past their deadline whose level at this moment has not been said. */
const listPressing = ({ db, now }: Context): Promise<Row[]> => db.$queryRaw`
	SELECT i.id, i.number, i.address, i."reportedAt", i."dueAt", i."assigneeId"::text AS "assigneeId", t."leadId"::text AS "leadId"
	FROM "Incident" i LEFT JOIN "WorksTeam" t ON t.id = i."teamId"
	WHERE i."closedAt" IS NULL AND i."dueAt" IS NOT NULL AND i."pausedAt" IS NULL AND i.state NOT IN ('unverified', 'hidden', 'duplicate')
		AND (i."dueAt" - i."reportedAt") * 0.8 <= ${now}::timestamptz - i."reportedAt"
		AND NOT EXISTS (
			SELECT 1 FROM "Escalation" e WHERE e."incidentId" = i.id AND e."dueAt" = i."dueAt" AND e.level >=
				CASE WHEN ${now}::timestamptz - i."reportedAt" >= (i."dueAt" - i."reportedAt") * 3 THEN 300
					WHEN ${now}::timestamptz >= i."dueAt" THEN 100 ELSE 80 END
		)
	ORDER BY i."dueAt" LIMIT ${BATCH}`;

/** Who is warned: who has it; past the date who leads the team too; at three times the delay the administrators. */
const recipientsOf = async ({ db }: Context, { assigneeId, leadId }: Row, level: Level): Promise<string[]> => {
	const near = level === 80 ? [assigneeId ?? leadId] : [assigneeId, leadId];
	const heads =
		level === 300 || (level === 100 && !assigneeId && !leadId)
			? await db.account.findMany({ where: { role: "admin" }, select: { id: true } })
			: [];
	return [...near, ...heads.map(({ id }) => id)].filter((id) => id !== null);
};

const warn = async (context: Context, row: Row, level: Level) => {
	const { db, now } = context;
	const { id: incidentId, number, address, dueAt } = row;
	const { count } = await db.escalation.createMany({
		data: { incidentId, level, dueAt, at: now },
		skipDuplicates: true,
	});
	if (count === 0) return false;
	await queueMailToAccounts(context, {
		accountIds: await recipientsOf(context, row, level),
		key: `escalation:${incidentId}:${level}:${dueAt.getTime()}`,
		compose: (t, { language }) => ({
			subject: t(`works:mail.late.subject${level}`, { number }),
			parts: [
				t(`works:mail.late.text${level}`, { number, address, date: formatDate(language, lastCityDay(dueAt)) }),
				{ link: `/admin/reports/${number}`, label: t("works:mail.late.button") },
			],
		}),
	});
	return true;
};

/** Warns of deadlines that come near, have passed or are long gone: each level once per deadline. Answers how many warnings. */
export const watchDeadlines = async (context: Context): Promise<number> => {
	let warned = 0;
	for (const row of await listPressing(context)) {
		const level = levelAt(row, context.now);
		if (level && (await transaction(context, (context) => warn(context, row, level)))) warned += 1;
	}
	return warned;
};
