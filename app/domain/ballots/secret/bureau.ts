import sodium from "libsodium-wrappers";
import { combine, split } from "shamir-secret-sharing";
import { BUREAU } from "./format";

/** The bureau's key, made in its own browser: the public half for the vote, the secret half in shares, kept nowhere whole. */
export const makeBureauKey = async () => {
	await sodium.ready;
	const { publicKey, privateKey } = sodium.crypto_box_keypair();
	return { publicKey, shares: await split(privateKey, BUREAU.members, BUREAU.needed) };
};

/** The secret key again, from enough shares; null when they do not make the key of this vote. */
export const joinShares = async (shares: Uint8Array[], publicKey: Uint8Array): Promise<Uint8Array | null> => {
	if (shares.length < BUREAU.needed) return null;
	await sodium.ready;
	const secret = await combine(shares);
	return sodium.memcmp(sodium.crypto_scalarmult_base(secret), publicKey) ? secret : null;
};
