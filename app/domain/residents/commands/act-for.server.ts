import { setActing } from "~/domain/accounts/commands/set-acting.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Actor, accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/**
 * From now on, in this session, who is signed in acts for the person of one of their standing links. Each request asks the
 * link again, so that one that ended stops at once. `linkId` null: they act for themselves again.
 */
export const actFor = (context: Context, { linkId }: { linkId: string | null }): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		const helperId = accountOf(actor);
		if (!helperId) return refuse("not-found");
		if (linkId === null) {
			await setActing(context, null);
			return ok(null);
		}
		const where = { id: linkId, helperId, acceptedAt: { not: null }, endsAt: { gt: now } };
		const link = await db.personLink.findFirst({
			where,
			select: { personId: true, person: { select: { name: true } } },
		});
		if (!link) return refuse("not-found");
		await setActing(context, link.personId);
		const subject = { type: "account", id: link.personId };
		// Already theirs: the first line of what is done for the person.
		const acting = { ...actor, actingFor: { personId: link.personId, name: link.person.name } } as Actor;
		await recordEvent({ ...context, actor: acting }, { name: "help.begun", subject, details: { linkId } });
		return ok(null);
	});
