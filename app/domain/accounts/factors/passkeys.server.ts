import {
	type AuthenticationResponseJSON,
	generateAuthenticationOptions,
	generateRegistrationOptions,
	type RegistrationResponseJSON,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { beginAttempt, burnAttempt, type Intent } from "../openid/attempts.server";

/** Passkeys are bound to the city's own address. */
const here = () => {
	const { origin, hostname } = new URL(env().PUBLIC_URL);
	return { origin, rpId: hostname };
};

type Bound = { browserHash: string | null };

const noteChallenge = (
	context: Context,
	browserHash: string,
	challenge: string,
	intent: Intent,
	accountId: string | null,
) => beginAttempt(context, browserHash, { provider: "passkey", intent, returnTo: "/", accountId }, challenge);

/** What a browser needs to make a passkey for an account; its challenge serves once, in this browser. */
export const beginEnrolment = async (
	context: Context,
	{ accountId, name, city, browserHash }: { accountId: string; name: string; city: string; browserHash: string },
) => {
	const known = await context.db.passkey.findMany({ where: { accountId }, select: { id: true, transports: true } });
	const options = await generateRegistrationOptions({
		...{ rpName: city, rpID: here().rpId, userName: name, userDisplayName: name },
		userID: new TextEncoder().encode(accountId),
		excludeCredentials: known,
		authenticatorSelection: { residentKey: "required", userVerification: "required" },
	});
	await noteChallenge(context, browserHash, options.challenge, "enrol", accountId);
	return JSON.stringify(options);
};

/** Keeps a passkey just made; false when it does not answer a challenge of this account and browser. */
export const keepPasskey = async (
	context: Context,
	{ accountId, browserHash, response, label }: Bound & { accountId: string; response: string; label: string },
): Promise<boolean> => {
	const given = parsed<RegistrationResponseJSON>(response);
	if (!given) return false;
	const { origin, rpId } = here();
	const checked = await verifyRegistrationResponse({
		...{ response: given, expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true },
		expectedChallenge: async (state) => {
			const burnt = await burnAttempt(context, { state, browserHash, provider: "passkey" });
			return burnt.found === "ours" && burnt.intent === "enrol" && burnt.accountId === accountId;
		},
	}).catch(() => null);
	if (!checked?.verified || !checked.registrationInfo) return false;
	const { credential, credentialBackedUp, credentialDeviceType } = checked.registrationInfo;
	const { count } = await context.db.passkey.createMany({
		data: {
			...{ id: credential.id, accountId, publicKey: Buffer.from(credential.publicKey), label },
			...{ counter: credential.counter, transports: credential.transports ?? [] },
			...{ deviceType: credentialDeviceType, isBackedUp: credentialBackedUp, createdAt: context.now },
		},
		skipDuplicates: true,
	});
	return count === 1;
};

/** What a browser needs to show a passkey; with an account, one of that account's. */
export const beginPasskey = async (
	context: Context,
	{ accountId, browserHash, intent }: { accountId: string | null; browserHash: string; intent: Intent },
) => {
	const known = accountId ? await context.db.passkey.findMany({ where: { accountId }, select: { id: true } }) : [];
	const options = await generateAuthenticationOptions({
		...{ rpID: here().rpId, userVerification: "required" },
		allowCredentials: known,
	});
	await noteChallenge(context, browserHash, options.challenge, intent, accountId);
	return JSON.stringify(options);
};

/**
 * Whose passkey answered, for a challenge of this browser; null when it is unknown, forged, replayed, or a copy (its counter
 * went back). The owner was verified by the device.
 */
export const readPasskey = async (context: Context, { browserHash, response }: Bound & { response: string }) => {
	const given = parsed<AuthenticationResponseJSON>(response);
	if (!given) return null;
	const { db, now } = context;
	const found = await db.passkey.findUnique({ where: { id: given.id } });
	if (!found) return null;
	const { origin, rpId } = here();
	const counter = Number(found.counter);
	const checked = await verifyAuthenticationResponse({
		...{ response: given, expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true },
		credential: { id: found.id, publicKey: new Uint8Array(found.publicKey), counter, transports: found.transports },
		expectedChallenge: async (state) => {
			const burnt = await burnAttempt(context, { state, browserHash, provider: "passkey" });
			const isTheirs = burnt.found === "ours" && (burnt.accountId === null || burnt.accountId === found.accountId);
			return isTheirs && burnt.intent !== "enrol";
		},
	}).catch(() => null);
	if (!checked?.verified) return null;
	await db.passkey.updateMany({
		where: { id: found.id },
		data: { counter: checked.authenticationInfo.newCounter, lastUsedAt: now },
	});
	return { accountId: found.accountId };
};

const parsed = <Response>(text: string): Response | null => {
	try {
		const value = JSON.parse(text) as { id?: unknown };
		return typeof value?.id === "string" ? (value as Response) : null;
	} catch {
		return null;
	}
};
