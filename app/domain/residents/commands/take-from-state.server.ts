import type { Context } from "~/server/context.server";
import { env, isDemonstration } from "~/server/env.server";
import { holdsHousehold } from "./ask-household.server";
import { pullHousehold } from "./pull-household.server";
import { recordStateIdentity, type StateClaims } from "./record-state-identity.server";

type FromState = { personId: string; claims: StateClaims; accessToken: string; ticket: string | null };

/** Where the state's data are asked, and the SIRET they are asked for; null where the city has no agreement. */
export const stateDataSource = (): { url: string; recipient: string } | null => {
	const text = env().API_PARTICULIER_URL;
	if (text) {
		const url = new URL(text);
		return {
			url: `${url.origin}${url.pathname.replace(/\/$/, "")}`,
			recipient: url.searchParams.get("recipient") ?? "",
		};
	}
	// The stand-in of the demonstration is in this very process.
	const here = `http://127.0.0.1:${env().PORT}/demo/api-particulier`;
	return isDemonstration() ? { url: here, recipient: "21440109300015" } : null;
};

/**
 * What follows a proof by FranceConnect, inside the minute its token lives: the certified identity goes to the ledger and,
 * with a ticket of the person's, the household is asked. Answers how that went; null when it was not asked.
 */
export const takeFromState = async (
	context: Context,
	{ personId, claims, accessToken, ticket }: FromState,
): Promise<"pulled" | "unknown" | "expired" | "down" | null> => {
	await recordStateIdentity(context, { personId, claims });
	if (ticket === null) return null;
	const source = stateDataSource();
	if (!source || !holdsHousehold(context, personId, ticket)) return "expired";
	const pulled = await pullHousehold(context, { personId, ...source, accessToken });
	return pulled.ok ? "pulled" : pulled.reason;
};
