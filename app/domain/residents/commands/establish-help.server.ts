import { permissionRefusal } from "~/domain/accounts/permissions";
import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { monthsLater } from "../people/rules";
import { ensurePerson, writeLink } from "../people/write-link.server";
import type { HelpEstablished } from "../schema";

type Refusal = "not-allowed" | "no-such-account" | "own-account" | "oneself" | "under-way";

/** The person helped: of the account at that address, else a new person who has none. */
const personOf = async (context: Context, { email, name }: HelpEstablished): Promise<string | null> => {
	const { db, now } = context;
	if (email) {
		const where = { emailKey: emailKey(email), role: "resident" as const };
		const account = await db.account.findFirst({ where, select: { id: true, displayName: true } });
		if (account) await ensurePerson(context, { id: account.id, name: account.displayName });
		return account?.id ?? null;
	}
	const id = newId(now);
	const person = { id, name, hasAccount: false, createdAt: now };
	await db.person.createMany({ data: person });
	return id;
};

/**
 * An agent establishes at the counter that someone may act for someone else, having seen a paper, with a reason both can
 * read. Never for the agent's own account on either side.
 */
export const establishHelp = (
	context: Context,
	{ helperId, ...asked }: HelpEstablished & { helperId: string },
): Promise<Result<null, Refusal>> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "people.establish")) return refuse("not-allowed");
		const helper = await db.account.findFirst({ where: { id: helperId, role: "resident" }, select: { id: true } });
		if (!helper) return refuse("no-such-account");
		const agentId = accountOf(actor);
		const personId = await personOf(context, asked);
		if (!personId) return refuse("no-such-account");
		if (personId === helperId) return refuse("oneself");
		if (helperId === agentId || personId === agentId) return refuse("own-account");
		const { kind, months, seen, reason } = asked;
		const linkId = await writeLink(context, {
			...{ helperId, personId, kind, proof: "checked", acceptedAt: now, endsAt: monthsLater(now, months) },
			...{ establishedBy: agentId, reason },
		});
		if (!linkId) return refuse("under-way");
		const details = { linkId, kind, seen, personId };
		await recordEvent(context, { name: "help.established", subject: { type: "account", id: helperId }, details });
		return ok(null);
	});
