import { constants, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt, verify } from "node:crypto";
import { ballotText, cardText, type SecretBallot } from "./format";

const bytes = (base64: string) => Buffer.from(base64, "base64");

/** An Ed25519 public key from its 32 bytes. */
export const ed25519 = (key: string): KeyObject =>
	createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes(key).toString("base64url") }, format: "jwk" });

/** Whether the city signed this card: a plain RSA-PSS signature once the blindfold is off (RFC 9474, 4.5). */
export const isCard = (issuer: KeyObject, voteId: string, { key, cardSignature }: SecretBallot): boolean =>
	verify(
		"sha384",
		cardText(voteId, key),
		{ key: issuer, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
		bytes(cardSignature),
	);

/** Whether the card's holder signed this ballot. */
export const isSignedByCard = (voteId: string, ballot: SecretBallot): boolean =>
	verify(null, ballotText(voteId, ballot), ed25519(ballot.key), bytes(ballot.signature));

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
