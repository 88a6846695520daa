import { constants, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt, verify } from "node:crypto";
import sodium from "libsodium-wrappers";
import { ballotText, cardText, type SecretBallot } from "./format";

const bytes = (base64: string) => Buffer.from(base64, "base64");

/** Whether the city signed this card: a plain RSA-PSS signature once the blindfold is off (RFC 9474, 4.5). */
export const isCard = (issuer: KeyObject, voteId: string, { key, cardSignature }: SecretBallot): boolean =>
	verify(
		"sha384",
		cardText(voteId, key),
		{ key: issuer, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
		bytes(cardSignature),
	);

/**
 * Whether the card's holder signed this ballot. By libsodium, as in the verifier: implementations of Ed25519 differ on
 * crafted keys, and what the box takes must be what anybody counts.
 */
export const isSignedByCard = async (voteId: string, ballot: SecretBallot): Promise<boolean> => {
	await sodium.ready;
	return sodium.crypto_sign_verify_detached(bytes(ballot.signature), ballotText(voteId, ballot), bytes(ballot.key));
};

/**
 * Signs what is blinded, with the native RSA operation, and checks the result before it leaves: a fault in the
 * computation would give the key away (RFC 9474, 4.3). Null when the message is not below the modulus.
 */
export const signBlinded = (issuer: KeyObject, blinded: Uint8Array): Buffer | null => {
	try {
		const padding = constants.RSA_NO_PADDING;
		const signature = privateDecrypt({ key: issuer, padding }, blinded);
		const again = publicEncrypt({ key: createPublicKey(issuer), padding }, signature);
		return again.equals(blinded) ? signature : null;
	} catch {
		return null;
	}
};
