import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { fetchHousehold } from "../adapters/api-particulier.server";
import { recordAttribute } from "./record-attribute.server";

/** How long the answer serves: the request it was asked for, no more. The fact and time of the check stay in the events. */
const HOLDS = 60 * 60_000;

type Pull = { personId: string; url: string; recipient: string; accessToken: string };

/**
 * Asks the state for the household of a person, inside the life of their FranceConnect token (so: in its callback). The answer
 * is kept for an hour, for the request under way; what stays is that it was asked, and when. A refusal keeps nothing.
 */
export const pullHousehold = async (
	context: Context,
	{ personId, ...asked }: Pull,
): Promise<Result<null, "unknown" | "expired" | "down">> => {
	const answered = await fetchHousehold(asked);
	if (!answered.ok) return answered;
	const { quotient, size } = answered.value;
	return transaction(context, async (context) => {
		const expiresAt = new Date(context.now.getTime() + HOLDS);
		const from = { personId, source: "api" as const, sourceName: "API Particulier", level: 3, expiresAt };
		await recordAttribute(context, { ...from, key: "household.quotient", value: String(quotient) });
		if (size > 0) await recordAttribute(context, { ...from, key: "household.size", value: String(size) });
		await recordEvent(context, { name: "household.checked", subject: { type: "account", id: personId } });
		return ok(null);
	});
};
