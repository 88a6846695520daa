import { type Context, transaction } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import type { FileReport } from "../schema";
import { fileReport } from "./file-report.server";

/** Files a request that was taken in batch, and erases what was kept of it. Safe to repeat. Fails, to be seen, when it is refused. */
export const fileOpen311Batch = (context: Context, { requestId }: { requestId: string }): Promise<void> =>
	transaction(context, async (context) => {
		const { db } = context;
		const [row] = await db.$queryRaw<{ pending: FileReport | null }[]>`
			SELECT pending FROM "Open311Request" WHERE id = ${requestId}::uuid FOR UPDATE`;
		if (!row?.pending) return;
		const filed = await fileReport(context, row.pending);
		if (!filed.ok) throw new Error(`Open311 batch ${requestId}: ${filed.reason}`);
		await db.open311Request.update({
			where: { id: requestId },
			data: { incidentId: filed.value.incidentId, pending: Prisma.DbNull },
		});
	});
