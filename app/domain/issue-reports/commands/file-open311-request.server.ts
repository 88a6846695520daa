import { createHash } from "node:crypto";
import { system } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import type { FilingRefusal } from "../policy";
import type { FileReport } from "../schema";
import { fileReport } from "./file-report.server";

const DAY = 86_400_000;

/** How long a batch waits, in milliseconds: short enough for clients that ask for their token a few times. */
const BATCH_DELAY = 3000;

export type Open311Request = {
	keyId: string;
	mode: string;
	report: Omit<FileReport, "formKey" | "channel">;
	mediaUrls: string[];
	print: string;
};

/** The number of the request, or the token that will lead to it. */
export type Receipt = { number: number } | { token: string };

/** What makes two calls the same request sent again. */
export const printOf = (parts: unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** The receipt of the same request sent within a day; null when there is none. */
export const findRepeated = async (
	{ db, now }: Context,
	{ keyId, print }: { keyId: string; print: string },
): Promise<Receipt | null> => {
	const known = await db.open311Request.findFirst({
		where: { keyId, print, createdAt: { gt: new Date(now.getTime() - DAY) } },
		orderBy: { createdAt: "desc" },
		select: { id: true, incident: { select: { number: true, category: { select: { open311Mode: true } } } } },
	});
	if (!known) return null;
	const { incident } = known;
	return incident && incident.category.open311Mode !== "batch" ? { number: incident.number } : { token: known.id };
};

/**
 * Files what an application asked for: at once, or as a batch for services that say so. The same request sent again within
 * 24 hours, even at the same moment, answers the first receipt. Photos are already stored. Refuses as `fileReport`.
 */
export const fileOpen311Request = (context: Context, input: Open311Request): Promise<Result<Receipt, FilingRefusal>> =>
	transaction({ ...context, actor: system }, async (context) => {
		const { db, now } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.keyId + input.print}, 311))`;
		const known = await findRepeated(context, input);
		if (known) return ok(known);
		const id = newId(now);
		const report: FileReport = { ...input.report, formKey: `open311:${id}`, channel: "open311" };
		const row = { id, keyId: input.keyId, print: input.print, mediaUrls: input.mediaUrls, createdAt: now };
		if (input.mode === "batch") {
			await db.open311Request.createMany({ data: { ...row, pending: report } });
			const runAt = new Date(now.getTime() + BATCH_DELAY);
			await addJob(context, "file-open311-batch", { requestId: id }, { runAt });
			return ok({ token: id });
		}
		const filed = await fileReport(context, report);
		if (!filed.ok) return refuse(filed.reason);
		await db.open311Request.createMany({ data: { ...row, incidentId: filed.value.incidentId } });
		return ok({ number: filed.value.number });
	});
