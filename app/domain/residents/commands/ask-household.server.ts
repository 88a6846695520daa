import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { isSigned, sign } from "~/server/sign.server";

/** The words beside the box; changed together with them. */
const WORDING = "pull-2026-11";

/** How long after the box was ticked the state may be asked: the time of a sign-in, in milliseconds. */
const HOLDS = 10 * 60_000;

const USE = "pull-household";

const textOf = (accountId: string, until: string) => `${accountId} ${until}`;

/**
 * The person agreed that the city asks the state for their household, for one form: the consent log says so, and the answer
 * is a ticket that goes with them to FranceConnect and back, worth ten minutes and for them alone.
 */
export const askHousehold = async (
	{ actor, db, now }: Context,
	{ form }: { form: string },
): Promise<Result<{ ticket: string }, "not-allowed">> => {
	const accountId = accountOf(actor);
	if (!accountId) return refuse("not-allowed");
	const common = { accountId, channel: "form", action: "given", wording: WORDING, surface: "procedure", at: now };
	await db.consentRecord.createMany({ data: { id: newId(now), topic: `pull:household.quotient:${form}`, ...common } });
	const until = String(now.getTime() + HOLDS);
	return ok({ ticket: `${until}.${sign(USE, textOf(accountId, until))}` });
};

/** Whether a ticket is this person's and still holds. */
export const holdsHousehold = ({ now }: Context, personId: string, ticket: string): boolean => {
	const [until = "", signature = ""] = ticket.split(".");
	return Number(until) > now.getTime() && isSigned(USE, textOf(personId, until), signature);
};
