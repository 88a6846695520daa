import sodium from "libsodium-wrappers";
import { type CardRequest, decode, encode } from "./card";
import { readCode, writeCode } from "./codes";

/** The secret behind a recovery code, in bytes. */
const CODE = 16;

const keyOf = (secret: Uint8Array) => sodium.crypto_generichash(sodium.crypto_secretbox_KEYBYTES, secret, null);

/**
 * A card's request sealed under a new code: the city keeps the first beside the person's name on the roll and can open
 * nothing; the person keeps the code. Both together make the card again on another device.
 */
export const sealRequest = async (request: CardRequest): Promise<{ code: string; sealedRequest: string }> => {
	await sodium.ready;
	const secret = sodium.randombytes_buf(CODE);
	const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
	const sealed = sodium.crypto_secretbox_easy(JSON.stringify(request), nonce, keyOf(secret));
	return { code: await writeCode(secret), sealedRequest: encode(Uint8Array.from([...nonce, ...sealed])) };
};

/** The request again; null when the code is not the one it was sealed under. */
export const unsealRequest = async (sealedRequest: string, code: string): Promise<CardRequest | null> => {
	await sodium.ready;
	const secret = await readCode(code, CODE);
	if (!secret) return null;
	try {
		const bytes = decode(sealedRequest);
		const [nonce, sealed] = [bytes.slice(0, sodium.crypto_secretbox_NONCEBYTES), bytes.slice(24)];
		return JSON.parse(sodium.to_string(sodium.crypto_secretbox_open_easy(sealed, nonce, keyOf(secret)))) as CardRequest;
	} catch {
		return null;
	}
};
