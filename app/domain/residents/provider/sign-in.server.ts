import { assuranceOf } from "~/domain/accounts/ladder";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { connectService } from "../commands/connect-service.server";
import { definitionOf } from "../ledger/rules";
import { answerWaiting, findWaiting, type Waiting } from "./interaction.server";
import { type Consent, consentOf } from "./services.server";

/** The site asks for a fresh proof that the owner is there (OpenID Connect `prompt=login` or `max_age`). */
const asksProof = ({ reasons }: Waiting) => reasons.some((reason) => reason === "login_prompt" || reason === "max_age");

const provedSince = ({ actor }: Context, since: Date) =>
	"sessionId" in actor && (actor.provedAt?.getTime() ?? 0) >= since.getTime();

const acrs: Record<number, string> = { 3: "eidas1", 4: "eidas2" };

/** Tells the provider who is signed in at the city; answers where the person goes on. */
const answerLogin = (context: Context, request: Request, accountId: string) => {
	const { actor } = context;
	const { identity } = assuranceOf(actor);
	const proved = "sessionId" in actor ? actor.provedAt : null;
	const acr = acrs[identity];
	const ts = proved ? Math.floor(proved.getTime() / 1000) : undefined;
	return answerWaiting(request, { login: { accountId, ...(acr ? { acr } : {}), ...(ts ? { ts } : {}) } });
};

const targetOf = ({ redirectUri }: Waiting) => (URL.canParse(redirectUri) ? new URL(redirectUri).origin : "");

const shownFacts = ({ facts }: Consent) =>
	facts.map(({ crosses, minimumLevel: _, level: __, isEditable: ___, endsAt: ____, ...fact }) => ({
		...fact,
		crossedSector: crosses ? definitionOf(fact.key).sector : null,
	}));

/**
 * What the page of a sign-in at another service shows: it expired; the owner must prove to be there again; the person is
 * signed in and goes back; or the service asks for facts.
 */
export const openSignIn = async (context: Context, request: Request, uid: string) => {
	const accountId = accountOf(context.actor);
	const waiting = await findWaiting(request, uid);
	if (!waiting || !accountId) return { step: "expired" as const };
	const { clientId, scopes } = waiting;
	const consent = await consentOf(context, { accountId, clientId, scopes });
	if (!consent) return { step: "expired" as const };
	const { name, summary, sector } = consent;
	const target = targetOf(waiting);
	if (waiting.prompt === "login") {
		if (asksProof(waiting) && !provedSince(context, waiting.since)) return { step: "prove" as const };
		return { step: "back" as const, name, target, to: await answerLogin(context, request, accountId) };
	}
	const person = "name" in context.actor ? context.actor.name : "";
	return { step: "ask" as const, uid, name, summary, sector, person, target, facts: shownFacts(consent) };
};

/** The person accepts: answers the address that carries them back to the service, signed in. */
export const acceptService = async (
	context: Context,
	request: Request,
	{ uid, ticked }: { uid: string; ticked: string[] },
): Promise<Result<string, "expired" | "no-such-service" | "tick-needed">> => {
	const accountId = accountOf(context.actor);
	const waiting = await findWaiting(request, uid);
	if (!waiting || !accountId) return refuse("expired");
	const { clientId, scopes } = waiting;
	const connected = await connectService(context, { accountId, clientId, scopes, ticked });
	if (!connected.ok) return connected;
	return { ok: true, value: await answerWaiting(request, { consent: {} }) };
};

/** The person refuses: answers the address that tells the service so, or null when the request expired. */
export const refuseService = async (context: Context, request: Request, uid: string): Promise<string | null> => {
	const waiting = await findWaiting(request, uid);
	if (!waiting) return null;
	await recordEvent(context, { name: "service.refused", subject: { type: "service", id: waiting.clientId } });
	return answerWaiting(request, { error: "access_denied", error_description: "the person refused" });
};
