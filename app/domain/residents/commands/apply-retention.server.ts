import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { storage } from "~/server/storage.server";
import { turnProviderKeys } from "../provider/keys.server";
import { retentionRules } from "../rights/retention";
import { applyRule, listInactive } from "../rights/retention.server";
import { COOLING_DAYS } from "./ask-erasure.server";
import { runErasures } from "./run-erasures.server";

/** Rows a rule touches in one night at most: a wrong date does not empty a table. */
const CAP = 10_000;

/** Accounts announced in one night at most, so that letters are spread. */
const NOTICES = 200;

const DAY = 86_400_000;

const announceInactive = async (context: Context) => {
	const { now } = context;
	const inactive = await listInactive(context, NOTICES);
	for (const { id: accountId } of inactive) {
		await transaction(context, async (context) => {
			const dueAt = new Date(now.getTime() + COOLING_DAYS * DAY);
			const row = { id: newId(now), accountId, withdraw: false, origin: "inactive", askedAt: now, dueAt };
			await context.db.erasure.createMany({ data: row, skipDuplicates: true });
			await recordEvent(context, { name: "erasure.asked", subject: { type: "account", id: accountId } });
		});
	}
	return inactive.length;
};

/** Whoever came back since the letter keeps their account. */
const keepWhoCameBack = ({ db, now }: Context) => db.$executeRaw`
	UPDATE "Erasure" r SET "cancelledAt" = ${now}
	WHERE r.origin = 'inactive' AND r."cancelledAt" IS NULL AND r."doneAt" IS NULL AND (
		EXISTS (SELECT 1 FROM "Session" s WHERE s."accountId" = r."accountId" AND s."lastSeenAt" > r."askedAt")
		OR EXISTS (SELECT 1 FROM "Event" e WHERE e."actorId" = r."accountId" AND e.at > r."askedAt"))`;

const removeExports = async ({ db, now }: Context) => {
	const over = await db.personalExport.findMany({ where: { expiresAt: { lt: now } }, take: CAP });
	for (const { storageKey } of over) if (storageKey) await storage().remove(storageKey);
	await db.personalExport.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
	return over.length;
};

/** Every night: each thing kept long enough goes, asked erasures are done, keys are turned. What was done is written down. */
export const applyRetention = async (context: Context): Promise<void> => {
	const results: { rule: string; removed: number }[] = [];
	for (const rule of retentionRules)
		results.push({ rule: rule.name, removed: await transaction(context, (context) => applyRule(context, rule, CAP)) });
	results.push({ rule: "exports", removed: await removeExports(context) });
	await keepWhoCameBack(context);
	results.push({ rule: "inactive", removed: await announceInactive(context) });
	results.push({ rule: "erasures", removed: await runErasures(context) });
	await turnProviderKeys(context);
	const { db, now } = context;
	await db.retentionRun.createMany({ data: { id: newId(now), at: now, dryRun: false, results } });
};
