import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { linkMonths, monthsLater } from "../people/rules";

/**
 * The person who is asked says whether someone may act for them; accepted, it lasts as long as was asked. Only their own
 * requests, and once: the row decides between two answers at once.
 */
export const answerHelp = (
	context: Context,
	{ linkId, accepted }: { linkId: string; accepted: boolean },
): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		const personId = accountOf(actor) ?? "";
		const where = { id: linkId, personId, proof: "declared", acceptedAt: null, endsAt: { gt: now } };
		const link = await db.personLink.findFirst({ where, select: { reason: true, helperId: true } });
		if (!link) return refuse("not-found");
		const months = linkMonths.find((one) => String(one) === link.reason) ?? 1;
		const data = accepted
			? { acceptedAt: now, proof: "accepted", reason: "", startsAt: now, endsAt: monthsLater(now, months) }
			: { proof: "refused", endsAt: now, reason: "" };
		const { count } = await db.personLink.updateMany({ where, data });
		if (count === 0) return refuse("not-found");
		const subject = { type: "account", id: link.helperId };
		await recordEvent(context, { name: "help.answered", subject, details: { linkId, accepted } });
		return ok(null);
	});
