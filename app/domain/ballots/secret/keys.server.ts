import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createPrivateKey,
	generateKeyPair,
	hkdfSync,
	type KeyObject,
	randomBytes,
} from "node:crypto";
import { promisify } from "node:util";
import { env } from "~/server/env.server";

const generate = promisify(generateKeyPair);

const under = (purpose: string): Buffer =>
	Buffer.from(hkdfSync("sha256", env().APP_SECRET, "parvis-secret-vote", purpose, 32));

const NONCE = 12;
const TAG = 16;

/** Encrypts a private key under APP_SECRET (AES-256-GCM): a dump of the database alone opens nothing. */
const seal = (key: KeyObject): Uint8Array<ArrayBuffer> => {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv("aes-256-gcm", under("keys"), nonce);
	const sealed = Buffer.concat([cipher.update(key.export({ type: "pkcs8", format: "der" })), cipher.final()]);
	return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
};

export const unseal = (sealed: Uint8Array): KeyObject => {
	const decipher = createDecipheriv("aes-256-gcm", under("keys"), sealed.subarray(0, NONCE));
	decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
	const key = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
	return createPrivateKey({ key, format: "der", type: "pkcs8" });
};

const published = (key: KeyObject) => new Uint8Array(key.export({ type: "spki", format: "der" }));

/** The city's two keys of a secret vote: the one that signs cards blind, the one that signs receipts and checkpoints. */
export const makeVoteKeys = async () => {
	const issuer = await generate("rsa", { modulusLength: 3072 });
	const log = await generate("ed25519", {});
	return {
		issuer: { published: published(issuer.publicKey), sealed: seal(issuer.privateKey) },
		log: { published: published(log.publicKey), sealed: seal(log.privateKey) },
	};
};

/** A person on the roll of one vote: another text in each vote, and nobody outside can make it from an account. */
export const personKeyOf = (voteId: string, accountId: string): string =>
	createHmac("sha256", under("persons")).update(`${voteId}:${accountId}`).digest("base64url");

/** An address on the roll of one vote: an account erased and made again is the same person. */
export const identityKeyOf = (voteId: string, emailKey: string): string =>
	createHmac("sha256", under("identities")).update(`${voteId}:${emailKey}`).digest("base64url");
