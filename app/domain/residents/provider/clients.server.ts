import { createHash } from "node:crypto";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { db } from "~/server/db.server";
import { attributes, isAttributeKey } from "../ledger/rules";

/** What is kept of a client's secret. */
export const secretHashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** The scopes a contract opens: «openid», and those of the facts it names. */
export const scopesOf = (keys: string[]): string[] => [
	"openid",
	...new Set(keys.filter(isAttributeKey).map((key) => attributes[key].scope)),
];

const refuse = async () => {
	throw new Error("services are registered on the administration pages");
};

/** Registered services as OpenID Connect clients: what each may ask is its contract. */
export const clientOf: Adapter = {
	find: async (clientId) => {
		const service = await db().connectedService.findFirst({
			where: { clientId, kind: "openid", pausedAt: null },
			include: { contracts: { select: { key: true } } },
		});
		if (!service) return undefined;
		const { secretHash, signOutNotice } = service;
		return {
			client_id: clientId,
			client_name: service.name,
			...(service.siteUrl ? { client_uri: service.siteUrl } : {}),
			...(secretHash ? { client_secret: secretHash } : {}),
			token_endpoint_auth_method: secretHash ? "client_secret_basic" : "none",
			redirect_uris: service.redirectUris,
			post_logout_redirect_uris: service.signOutUris,
			...(signOutNotice ? { backchannel_logout_uri: signOutNotice, backchannel_logout_session_required: true } : {}),
			grant_types: ["authorization_code"],
			response_types: ["code"],
			subject_type: "pairwise",
			scope: scopesOf(service.contracts.map(({ key }) => key)).join(" "),
		} as AdapterPayload;
	},
	upsert: refuse,
	findByUid: async () => undefined,
	findByUserCode: async () => undefined,
	consume: refuse,
	destroy: refuse,
	revokeByGrantId: refuse,
};
