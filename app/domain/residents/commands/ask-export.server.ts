import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

const DAY = 86_400_000;

/** How long the archive waits for its owner. */
export const EXPORT_DAYS = 7;

/**
 * Asks for the archive of everything a person gave (GDPR, articles 15 and 20); a job makes it. Asking again while one is
 * being made asks for nothing more. Answers the id of the export.
 */
export const askExport = (context: Context, { accountId }: { accountId: string }): Promise<{ id: string }> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`export:${accountId}`}, 10))`;
		const making = await db.personalExport.findFirst({
			where: { accountId, readyAt: null, expiresAt: { gt: now } },
			select: { id: true },
		});
		if (making) return making;
		const id = newId(now);
		const expiresAt = new Date(now.getTime() + EXPORT_DAYS * DAY);
		await db.personalExport.createMany({ data: { id, accountId, askedAt: now, expiresAt } });
		await addJob(context, "make-export", { exportId: id });
		await recordEvent(context, { name: "export.asked", subject: { type: "account", id: accountId } });
		return { id };
	});
