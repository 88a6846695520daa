import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { monthsLater } from "../people/rules";
import { writeLink } from "../people/write-link.server";
import type { ChildDeclared } from "../schema";

/** Children one account may declare: beyond, at the counter. */
export const MOST_CHILDREN = 12;

/**
 * A parent declares a child who has no account, on their word, for a year: enough to file a report or a procedure for them,
 * never to vote. Nothing the city knew of anybody becomes readable by it: the person is new.
 */
export const declareChild = (
	context: Context,
	{ name }: ChildDeclared,
): Promise<Result<{ linkId: string }, "not-allowed" | "too-many">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (actor.kind !== "resident" || !actor.confirmed) return refuse("not-allowed");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`children ${actor.accountId}`}, 0))`;
		const same = { createdBy: actor.accountId, hasAccount: false, helpers: { some: { endsAt: { gt: now } } } };
		const children = await db.person.findMany({ where: same, select: { id: true, name: true, helpers: true } });
		const known = children.find((child) => child.name === name)?.helpers[0];
		if (known) return ok({ linkId: known.id });
		if (children.length >= MOST_CHILDREN) return refuse("too-many");
		const personId = newId(now);
		const person = { id: personId, name, hasAccount: false, createdAt: now, createdBy: actor.accountId };
		await db.person.createMany({ data: person });
		const linkId = await writeLink(context, {
			...{ helperId: actor.accountId, personId, kind: "child", proof: "declared" },
			...{ acceptedAt: now, endsAt: monthsLater(now, 12) },
		});
		await recordEvent(context, { name: "help.declared", subject: { type: "person", id: personId } });
		return ok({ linkId: linkId ?? "" });
	});
