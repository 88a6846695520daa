import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { REQUEST_DAYS } from "../people/rules";
import { ensurePerson, writeLink } from "../people/write-link.server";
import type { HelpAsked } from "../schema";

const DAY = 86_400_000;

/**
 * Asks someone with an account whether one may act for them; they answer in their own space, and are told by letter. Whether
 * the address is known is never said: the answer is the same. Refuses oneself. Asking again while it waits changes nothing.
 */
export const askToHelp = (
	context: Context,
	{ email, kind, months }: HelpAsked,
): Promise<Result<null, "not-allowed" | "oneself">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (actor.kind !== "resident" || !actor.confirmed) return refuse("not-allowed");
		const where = { emailKey: emailKey(email), role: "resident" as const, confirmedAt: { not: null } };
		const person = await db.account.findFirst({ where, select: { id: true, displayName: true } });
		if (!person) return ok(null);
		if (person.id === actor.accountId) return refuse("oneself");
		await ensurePerson(context, { id: person.id, name: person.displayName });
		const linkId = await writeLink(context, {
			...{ helperId: actor.accountId, personId: person.id, kind, proof: "declared", acceptedAt: null },
			endsAt: new Date(now.getTime() + REQUEST_DAYS * DAY),
			// Kept until the answer: how long it will last is counted from there.
			reason: String(months),
		});
		if (linkId) {
			const subject = { type: "account", id: person.id };
			await recordEvent(context, { name: "help.asked", subject, details: { linkId, kind } });
		}
		return ok(null);
	});
