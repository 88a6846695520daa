import { RSABSSA } from "@cloudflare/blindrsa-ts";
import sodium from "libsodium-wrappers";
import { ballotText, cardText, type PaperLine, paperOf, type SecretBallot } from "./format";

/** A voting card in its holder's hands: whoever holds `secret` can vote once with it. It never leaves the browser. */
export type Card = { voteId: string; key: string; secret: string; signature: string };

const suite = () => RSABSSA.SHA384.PSS.Deterministic();

const importIssuer = (issuerKey: Uint8Array<ArrayBuffer>) =>
	crypto.subtle.importKey("spki", issuerKey, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);

export const encode = (bytes: Uint8Array) => sodium.to_base64(bytes, sodium.base64_variants.ORIGINAL);
export const decode = (text: string) => new Uint8Array(sodium.from_base64(text, sodium.base64_variants.ORIGINAL));

/** A request for a card: `blinded` goes to the roll, the rest stays here. */
export type CardRequest = { voteId: string; key: string; secret: string; blinded: string; inverse: string };

/** Makes a one-time key and hides it, so that the roll can sign it without seeing it (RFC 9474). */
export const requestCard = async (voteId: string, issuerKey: Uint8Array<ArrayBuffer>): Promise<CardRequest> => {
	await sodium.ready;
	const pair = sodium.crypto_sign_keypair();
	const key = encode(pair.publicKey);
	// The key is random, so the message needs no random prefix (RFC 9474, 4.1).
	const { blindedMsg, inv } = await suite().blind(await importIssuer(issuerKey), cardText(voteId, key));
	return { voteId, key, secret: encode(pair.privateKey), blinded: encode(blindedMsg), inverse: encode(inv) };
};

/** Takes the blindfold off the roll's answer. Throws if the answer is not a signature of this key. */
export const openCard = async (
	{ voteId, key, secret, inverse }: CardRequest,
	blindSignature: string,
	issuerKey: Uint8Array<ArrayBuffer>,
): Promise<Card> => {
	await sodium.ready;
	const issuer = await importIssuer(issuerKey);
	const signature = await suite().finalize(issuer, cardText(voteId, key), decode(blindSignature), decode(inverse));
	return { voteId, key, secret, signature: encode(signature) };
};

/** `positions`: the lines of the paper; `size`: its bytes, where the vote needs more than most. */
type Sealing = { positions: PaperLine[]; revision: number; bureauKey: Uint8Array; size?: number };

/** Seals a ballot to the bureau and signs it with the card. A higher revision replaces a lower one; no choice voids it. */
export const sealBallot = async (
	card: Card,
	{ positions, revision, bureauKey, size }: Sealing,
): Promise<SecretBallot> => {
	await sodium.ready;
	const sealed = encode(sodium.crypto_box_seal(paperOf(positions, size), bureauKey));
	const signature = sodium.crypto_sign_detached(ballotText(card.voteId, { revision, sealed }), decode(card.secret));
	return { key: card.key, cardSignature: card.signature, revision, sealed, signature: encode(signature) };
};
