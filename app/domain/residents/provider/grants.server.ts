import type { Grant, KoaContextWithOIDC } from "oidc-provider";
import { db } from "~/server/db.server";

/** The link under way of a person with a client, when it covers what is asked and the contract has not changed since. */
const standingLink = async (clientId: string, accountId: string, scopes: Iterable<string>) => {
	const link = await db().serviceLink.findFirst({
		where: { accountId, withdrawnAt: null, service: { clientId } },
		select: { scopes: true, contractVersion: true, service: { select: { contractVersion: true } } },
	});
	if (!link || link.contractVersion !== link.service.contractVersion) return null;
	return [...scopes].every((scope) => link.scopes.includes(scope)) ? link : null;
};

const asked = ({ oidc }: KoaContextWithOIDC) => oidc.requestParamOIDCScopes;

/**
 * What lets a person through without asking again: the link in « Mes services », nothing else. The library's grant is made
 * from it at each sign-in, so that a link withdrawn opens nothing any more.
 */
export const existingGrant = async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
	const { session, client, provider, result } = ctx.oidc;
	const accountId = session?.accountId;
	if (!accountId || !client) return undefined;
	const consent = result?.consent as { grantId?: string } | undefined;
	if (consent?.grantId) return provider.Grant.find(consent.grantId);
	const link = await standingLink(client.clientId, accountId, asked(ctx));
	if (!link) return undefined;
	const kept = session.grantIdFor(client.clientId);
	const former = kept ? await provider.Grant.find(kept) : undefined;
	if (former) return former;
	const grant = new provider.Grant({ accountId, clientId: client.clientId });
	grant.addOIDCScope(link.scopes.join(" "));
	await grant.save();
	return grant;
};

/** Whether the person must be shown what the service asks. */
export const needsConsent = async (ctx: KoaContextWithOIDC): Promise<boolean> => {
	const { session, client } = ctx.oidc;
	if (!session?.accountId || !client) return true;
	return (await standingLink(client.clientId, session.accountId, asked(ctx))) === null;
};
