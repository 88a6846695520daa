import { z } from "zod";
import { ok, type Result, refuse } from "~/lib/result";

/** How long the administration may take, in milliseconds: the token that opens it lives a minute. */
const PATIENCE = 3_000;

/** Only what is asked for is read; the rest of the answer (names, addresses, allowances) is never kept. */
const answerSchema = z.object({
	data: z.object({
		quotient_familial: z.object({ valeur: z.number().int().min(0) }),
		allocataires: z.array(z.unknown()).default([]),
		enfants: z.array(z.unknown()).default([]),
	}),
});

export type Household = { quotient: number; size: number };

type Asked = {
	/** The state's address, without trailing slash. */
	url: string;
	/** The SIRET of the city, which the state writes in its log. */
	recipient: string;
	/** FranceConnect's access token, alive. */
	accessToken: string;
};

/**
 * The family quotient and the household of whoever owns the token (API Particulier, «quotient familial», FranceConnect mode).
 * Refuses with `unknown` when the state does not know the person, `expired` when the token is over, `down` otherwise.
 */
export const fetchHousehold = async (asked: Asked): Promise<Result<Household, "unknown" | "expired" | "down">> => {
	const { url, recipient, accessToken } = asked;
	const address = `${url}/v3/dss/quotient_familial/france_connect?${new URLSearchParams({ recipient })}`;
	const answer = await fetch(address, {
		headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/json" },
		signal: AbortSignal.timeout(PATIENCE),
		redirect: "error",
	}).catch(() => null);
	if (!answer) return refuse("down");
	if (answer.status === 404) return refuse("unknown");
	if (answer.status === 401 || answer.status === 403) return refuse("expired");
	const read = answer.ok ? answerSchema.safeParse(await answer.json().catch(() => null)) : null;
	if (!read?.success) return refuse("down");
	const { quotient_familial, allocataires, enfants } = read.data.data;
	return ok({ quotient: quotient_familial.valeur, size: allocataires.length + enfants.length });
};
