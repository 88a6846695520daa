import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import type { LetterPart } from "~/domain/channels/rules";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { type Context, transaction } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { stopPath } from "../alert-links.server";
import { type AlertRow, searchOf } from "../queries/alerts.server";
import { conditions } from "../queries/incidents.server";
import { publicStates } from "../rules/states";

export type Rhythm = "now" | "daily" | "weekly";

/** Reports older than this, in days, are no news. */
const NEWS = 31;

/** Alerts looked at in one transaction. */
const BATCH = 50;

type News = { id: string; number: number; address: string; nameFr: string; nameEn: string };

/** What is new for an alert: not told before, not one's own. All of it counts as told from now on. */
const takeNews = async ({ db, now }: Context, alert: AlertRow): Promise<News[]> => {
	const { id, accountId, createdAt, lat, lng, radius } = alert;
	const filter = {
		category: alert.category ?? undefined,
		areaId: alert.areaId ?? undefined,
		street: alert.street ?? undefined,
		near: lat !== null && lng !== null ? { lat, lng, metres: radius ?? 300 } : undefined,
	};
	const since = new Date(Math.max(createdAt.getTime(), now.getTime() - NEWS * 86_400_000));
	const news = await db.$queryRaw<News[]>`
		SELECT i.id, i.number, i.address, c."nameFr", c."nameEn"
		FROM "Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId"
		WHERE ${conditions(filter, publicStates, now)} AND i."reportedAt" > ${since}
			AND NOT EXISTS (SELECT 1 FROM "ReportAlertItem" t WHERE t."alertId" = ${id}::uuid AND t."incidentId" = i.id)
			AND NOT EXISTS (SELECT 1 FROM "Report" r WHERE r."incidentId" = i.id AND r."accountId" = ${accountId}::uuid)
		ORDER BY i."reportedAt" DESC LIMIT 1000`;
	await db.reportAlertItem.createMany({
		data: news.map(({ id: incidentId }) => ({ alertId: id, incidentId, at: now })),
		skipDuplicates: true,
	});
	return news;
};

const letterOf = (alert: AlertRow, news: News[], language: Language) => {
	const t = translator(language);
	const shown = news.slice(0, alert.cap);
	const more = news.length - shown.length;
	const where = alert.label || t("issue-reports:alerts.wholeCity");
	const parts: LetterPart[] = [
		t("issue-reports:alerts.mail.text", { count: news.length, where }),
		...shown.map(({ number, address, nameFr, nameEn }) => ({
			link: `/reports/${number}`,
			label: `${language === "en" ? nameEn : nameFr} – ${address}`,
		})),
		...(more > 0 ? [{ link: searchOf(alert), label: t("issue-reports:alerts.mail.more", { count: more }) }] : []),
		{ link: "/me/alerts", label: t("issue-reports:alerts.mail.change") },
	];
	return { subject: t("issue-reports:alerts.mail.subject", { count: news.length, where }), parts };
};

const sendBatch = (context: Context, rhythm: Rhythm): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const due = await db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "ReportAlert" WHERE rhythm = ${rhythm} AND "lookedUntil" < ${now}
			ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
		const ids = due.map(({ id }) => id);
		const alerts = await db.reportAlert.findMany({ where: { id: { in: ids } } });
		const readers = await listRecipients(context, [...new Set(alerts.map(({ accountId }) => accountId))]);
		for (const alert of alerts) {
			const reader = readers.find(({ id }) => id === alert.accountId);
			const news = reader ? await takeNews(context, alert) : [];
			if (!reader || news.length === 0) continue;
			const { email: to, language } = reader;
			const letter = letterOf(alert, news, language);
			const key = `report-alert:${alert.id}:${now.toISOString()}`;
			await queueMails(context, [{ key, to, language, unsubscribe: stopPath(alert.id), ...letter }]);
		}
		await db.$executeRaw(Prisma.sql`UPDATE "ReportAlert" SET "lookedUntil" = ${now} WHERE id = ANY(${ids}::uuid[])`);
		return ids.length;
	});

/**
 * Tells of new reports those whose alerts have this rhythm: one letter an alert, at most `cap` reports named in it, each
 * report once. Safe to repeat: a second run at the same moment finds nothing.
 */
export const sendAlerts = async (context: Context, { rhythm }: { rhythm: Rhythm }): Promise<number> => {
	let total = 0;
	for (let count = await sendBatch(context, rhythm); count > 0; count = await sendBatch(context, rhythm))
		total += count;
	return total;
};
