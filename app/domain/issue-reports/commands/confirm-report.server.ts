import { createHash } from "node:crypto";
import { findByAddress } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { countTestimony } from "./join-incident.server";
import { writeEvent } from "./write-event.server";
import { showPhotos } from "./write-photos.server";

/** How long a confirmation link lives, in days. */
export const CONFIRM_DAYS = 30;

export type Confirmed = {
	number: number;
	/** The confirmed address, when no account has it: one can be made of it. */
	email: string | null;
};

const findReport = ({ db, now }: Context, secret: string) =>
	db.report.findUnique({
		where: {
			confirmHash: createHash("sha256").update(secret).digest("hex"),
			createdAt: { gt: new Date(now.getTime() - CONFIRM_DAYS * 86_400_000) },
		},
		select: { id: true, email: true, incident: { select: { id: true, number: true, state: true } } },
	});

/** A first report becomes public; a testimony joined to a known incident counts from now on. */
const count = async (context: Context, reportId: string, { id, state }: { id: string; state: string }) => {
	if (state !== "unverified") {
		await showPhotos(context, reportId);
		return countTestimony(context, id);
	}
	await context.db.incident.updateMany({
		where: { id, state: "unverified" },
		data: { state: "received", changedAt: context.now, version: { increment: 1 } },
	});
	await writeEvent(context, { incidentId: id, kind: "confirmed", fromState: "unverified", toState: "received" });
	await recordEvent(context, { name: "report.confirmed", subject: { type: "incident", id } });
};

/**
 * Confirms a report, or a testimony, filed without an account, by the secret of its link; it joins the account of its
 * address, if one has confirmed it. A second click answers the same number.
 */
export const confirmReport = (context: Context, secret: string): Promise<Result<Confirmed, "unknown-link">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const report = await findReport(context, secret);
		if (!report) return refuse("unknown-link");
		const account = report.email ? await findByAddress(context, report.email) : null;
		const confirmed = { number: report.incident.number, email: account ? null : report.email };
		const { count: fresh } = await db.report.updateMany({
			where: { id: report.id, verifiedAt: null },
			data: { verifiedAt: now, ...(account?.isConfirmed ? { accountId: account.id } : {}) },
		});
		if (fresh === 0) return ok(confirmed);
		await count(context, report.id, report.incident);
		return ok(confirmed);
	});
