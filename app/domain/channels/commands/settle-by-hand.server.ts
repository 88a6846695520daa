import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

export const handOutcomes = ["sent", "delivered", "failed", "again"] as const;

type Input = { deliveryId: string; outcome: (typeof handOutcomes)[number] };

/**
 * An agent says what became of a letter or a call: posted (sent), reached (delivered), came back (failed), no answer (again:
 * one more try, it stays to be done). Refuses what is settled already: two agents never both count one call.
 */
export const settleByHand = (
	context: Context,
	{ deliveryId, outcome }: Input,
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const { db, now } = context;
		const before = outcome === "failed" ? (["queued", "sent"] as const) : (["queued"] as const);
		const { count } = await db.delivery.updateMany({
			where: { id: deliveryId, channel: { in: ["letter", "call"] }, state: { in: [...before] } },
			data: {
				attempts: { increment: 1 },
				...(outcome === "again" ? {} : { state: outcome }),
				...(outcome === "sent" ? { sentAt: now } : {}),
				...(outcome === "delivered" ? { sentAt: now, settledAt: now } : {}),
				...(outcome === "failed" ? { settledAt: now } : {}),
			},
		});
		if (count === 0) return refuse("not-found");
		const subject = { type: "delivery", id: deliveryId };
		await recordEvent(context, { name: "delivery.made-by-hand", subject, details: { outcome } });
		return ok(null);
	});
