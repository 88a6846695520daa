import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { keyOfIdentity } from "../identities.server";
import { accountOfPerson } from "../verified-person.server";
import { greetingName, levelOfAcr } from "./claims";
import { findPending } from "./pending.server";

/**
 * What the page of a first visit shows of the identity that waits in this browser; null when none does. `isKnownPerson`:
 * the same verified identity already has an account here, which is not named.
 */
export const findFirstVisit = async (context: Context, browserHash: string | null) => {
	const pending = await findPending(context, browserHash);
	if (!pending) return null;
	const { identity } = pending;
	const { claims, provider: name } = identity;
	const owner = levelOfAcr(name, identity.acr) > 0 ? await accountOfPerson(context, keyOfIdentity(identity)) : null;
	const current = accountOf(context.actor);
	return {
		name,
		received: {
			givenNames: claims.given_name_array?.join(", ") ?? claims.given_name ?? null,
			familyName: claims.family_name ?? claims.usual_name ?? null,
			birthdate: claims.birthdate ?? null,
			email: claims.email ?? null,
			siret: claims.siret ?? null,
		},
		greeting: greetingName(claims),
		email: claims.email ?? null,
		isKnownPerson: owner !== null && owner !== current,
		signedInAs: current && "name" in context.actor ? context.actor.name : null,
	};
};
