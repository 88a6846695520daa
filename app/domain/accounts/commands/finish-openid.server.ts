import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { type Context, transaction } from "~/server/context.server";
import { seal } from "~/server/seal.server";
import { bindIdentity, findByIdentity, renewIdentity } from "../identities.server";
import { type Burnt, burnAttempt, noteOutcome } from "../openid/attempts.server";
import { browserOf } from "../openid/browser.server";
import { type Claims, claimsSchema } from "../openid/claims";
import { AnswerRefused, receive } from "../openid/client.server";
import { endOutage, noteOutage } from "../openid/outages.server";
import { type Identity, keepPending } from "../openid/pending.server";
import {
	findProvider,
	isOurEstablishment,
	PROCONNECT_2FA,
	type ProviderName,
	type ProviderSettings,
} from "../openid/providers.server";
import type { OpenidRefusal } from "../openid/refusals";
import { openSession, rotateSession } from "../sessions.server";
import { attemptProvider, type From } from "../throttle.server";

/** What the state said of the account's owner just now, for what must follow within the life of its token. */
export type Vouched = { accountId: string; claims: Claims; accessToken: string };

export type Outcome =
	/** `cookie` is null when nothing had to be opened. */
	| { done: "in" | "linked" | "proved"; to: string; cookie: string | null; vouched: Vouched | null }
	| { done: "first-time" }
	| { done: "refused"; reason: OpenidRefusal };

type Finish = { name: ProviderName; search: URLSearchParams; cookieHeader: string | null; device: string } & From;

type Ours = Extract<Burnt, { found: "ours" }>;

/**
 * The way back from an identity provider. Burns the attempt, exchanges the code once, checks everything (`receive`), then
 * follows the linking rules: a known identity signs in; an unknown one is linked to the account that asked for it, or waits
 * for its owner to read what came and choose. An e-mail address never decides. Every refusal is a line of the audit.
 */
export const finishOpenid = async (context: Context, asked: Finish): Promise<Outcome> => {
	const { name, search, cookieHeader, ip } = asked;
	const allowed = await attemptProvider(context, { ip });
	if (!allowed.ok) return { done: "refused", reason: "too-many" };
	const provider = findProvider(name);
	if (!provider) return { done: "refused", reason: "not-set-up" };
	const state = search.get("state") ?? "";
	const attempt = await burnAttempt(context, { state, browserHash: browserOf(cookieHeader), provider: name });
	if (attempt.found === "nothing") return refused(context, name, "attempt-unknown");
	if (attempt.found === "used") {
		const isSame = attempt.accountId !== null && attempt.accountId === accountOf(context.actor);
		if (isSame) return { done: "in", to: attempt.returnTo, cookie: null, vouched: null };
		return refused(context, name, "attempt-used");
	}
	const error = search.get("error");
	if (error) return abandoned(context, name, error);
	try {
		const received = await receive(provider, search, { state, nonce: attempt.nonce });
		await endOutage(context, name);
		const identity = identityOf(provider, received);
		if (name === "proconnect" && !isOurEstablishment(identity.claims.siret ?? ""))
			return refused(context, name, "establishment");
		const outcome = await enter(context, attempt, { ...identity, accessToken: received.accessToken }, asked);
		return outcome.done === "refused" ? refused(context, name, outcome.reason) : outcome;
	} catch (fault) {
		if (!(fault instanceof AnswerRefused)) throw fault;
		if (fault.reason === "provider-down") await noteOutage(context, name);
		return refused(context, name, fault.reason, fault.detail);
	}
};

const refused = async (
	context: Context,
	name: ProviderName,
	reason: OpenidRefusal,
	detail = "",
): Promise<Outcome & { done: "refused" }> => {
	const subject = { type: "provider", id: name };
	await recordEvent(context, { name: "sign-in.refused", subject, details: { reason, detail } });
	return { done: "refused", reason };
};

const OUTAGES = new Set(["server_error", "temporarily_unavailable"]);

const abandoned = async (context: Context, name: ProviderName, error: string): Promise<Outcome> => {
	if (error === "access_denied") return refused(context, name, "abandoned");
	if (OUTAGES.has(error)) {
		await noteOutage(context, name);
		return refused(context, name, "provider-down", error);
	}
	return refused(context, name, "our-fault", error.slice(0, 60).replace(/[^\w-]/g, ""));
};

const identityOf = (
	{ name, issuer, clientId }: ProviderSettings,
	{ subject, acr, idToken, claims }: Awaited<ReturnType<typeof receive>>,
): Identity => {
	const read = claimsSchema.safeParse(claims);
	if (!read.success) throw new AnswerRefused("answer-invalid", "claims");
	const kept: Claims = read.data;
	return { provider: name, issuer, clientId, subject, acr, idToken, claims: kept };
};

/** How strong a sign-in was at the provider. */
const strengthOf = ({ provider, acr }: Identity): 1 | 2 =>
	provider === "franceconnect-plus" || PROCONNECT_2FA.includes(acr) ? 2 : 1;

/** The session of an identity: what it was opened by, and the sealed token its sign-out needs. */
export const openedBy = (identity: Identity) => ({
	...{ method: identity.provider, strength: strengthOf(identity) },
	idToken: seal("id-token", identity.idToken),
});

type Fresh = Identity & { accessToken: string };

/** Where one works is not who one is: ProConnect vouches for nothing of the civil register. */
const vouchedBy = ({ provider, claims, accessToken }: Fresh, accountId: string): Vouched | null =>
	provider === "proconnect" ? null : { accountId, claims, accessToken };

const enter = async (context: Context, attempt: Ours, identity: Fresh, asked: Finish): Promise<Outcome> => {
	const { actor, now } = context;
	const { intent, returnTo: to } = attempt;
	const state = asked.search.get("state") ?? "";
	const owner = await findByIdentity(context, identity);
	const current = accountOf(actor);
	if (intent !== "sign-in") {
		if (!current || current !== attempt.accountId) return { done: "refused", reason: "someone-else" };
		if (intent === "prove") return prove(context, { owner, current, to, identity });
		return link(context, { current, to, identity });
	}
	if (owner) {
		await transaction(context, async (context) => {
			await renewIdentity(context, owner, identity);
			await noteOutcome(context, state, owner);
			const subject = { type: "account", id: owner };
			await recordEvent(context, { name: "account.signed-in", subject, details: { by: identity.provider } });
		});
		return {
			done: "in",
			to,
			cookie: await openSession(owner, asked.device, now, openedBy(identity)),
			vouched: vouchedBy(identity, owner),
		};
	}
	const { accessToken: _, ...kept } = identity;
	await keepPending(context, browserOf(asked.cookieHeader) ?? "", kept, to);
	return { done: "first-time" };
};

type Link = { current: string; to: string; identity: Fresh };

/** A right risen is a new session. */
const link = async (context: Context, { current, to, identity }: Link): Promise<Outcome> => {
	const bound = await transaction(context, (context) => bindIdentity(context, current, identity));
	if (!bound.ok) return { done: "refused", reason: bound.reason };
	const token = "sessionId" in context.actor ? context.actor.sessionId : "";
	const cookie = await rotateSession(context, token, { strength: strengthOf(identity) });
	return { done: "linked", to, cookie, vouched: vouchedBy(identity, current) };
};

const prove = async (context: Context, asked: Link & { owner: string | null }): Promise<Outcome> => {
	if (asked.owner !== asked.current) return { done: "refused", reason: "someone-else" };
	await renewIdentity(context, asked.current, asked.identity);
	const token = "sessionId" in context.actor ? context.actor.sessionId : "";
	const cookie = await rotateSession(context, token, { strength: strengthOf(asked.identity) });
	return { done: "proved", to: asked.to, cookie, vouched: vouchedBy(asked.identity, asked.current) };
};
