import { createHash } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

/** How long a confirmation link lives, in days. */
export const CONFIRM_DAYS = 30;

/** Confirms a report filed without an account, by the secret of its link. A second click answers the same number. */
export const confirmReport = (context: Context, secret: string): Promise<Result<{ number: number }, "unknown-link">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const confirmHash = createHash("sha256").update(secret).digest("hex");
		const report = await db.report.findUnique({
			where: { confirmHash, createdAt: { gt: new Date(now.getTime() - CONFIRM_DAYS * 86_400_000) } },
			select: { id: true, incident: { select: { id: true, number: true } } },
		});
		if (!report) return refuse("unknown-link");
		const { id, number } = report.incident;
		const { count } = await db.report.updateMany({
			where: { id: report.id, verifiedAt: null },
			data: { verifiedAt: now },
		});
		if (count === 0) return ok({ number });
		await db.incident.updateMany({
			where: { id, state: "unverified" },
			data: { state: "received", changedAt: now, version: { increment: 1 } },
		});
		await writeEvent(context, { incidentId: id, kind: "confirmed", fromState: "unverified", toState: "received" });
		await recordEvent(context, { name: "report.confirmed", subject: { type: "incident", id } });
		return ok({ number });
	});
