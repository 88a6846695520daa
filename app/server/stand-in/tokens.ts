import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from "node:crypto";
import type { Lie } from "./people";

/** A signing key of the stand-in, made when it starts. */
export const makeKey = (): JsonWebKey & { kid: string } => {
	const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	return { ...privateKey.export({ format: "jwk" }), kid: `stand-in-${Date.now()}`, alg: "ES256", use: "sig" } as never;
};

const read = (part: string | undefined) =>
	JSON.parse(Buffer.from(part ?? "", "base64url").toString()) as Record<string, unknown>;

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const changes: Partial<Record<Lie, Record<string, unknown>>> = {
	"low-acr": { acr: "eidas0" },
	"wrong-nonce": { nonce: "0".repeat(64) },
	"wrong-issuer": { iss: "https://pirate.example/api/v2" },
	"wrong-audience": { aud: "another-client" },
	expired: { iat: 1_600_000_000, exp: 1_600_000_060 },
};

/** The same token with what the lie changes, signed again: only the check the lie is about can tell it from a true one. */
export const liedToken = (jwt: string, lie: Lie, key: JsonWebKey): string => {
	const [head, body] = jwt.split(".");
	const forged = lie === "bad-signature" ? makeKey() : key;
	const text = `${head}.${packed({ ...read(body), ...changes[lie] })}`;
	const privateKey = createPrivateKey({ key: forged, format: "jwk" });
	const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
	return `${text}.${signature.toString("base64url")}`;
};

/** Userinfo of somebody else, signed by the true key. */
export const otherSubject = (jwt: string, key: JsonWebKey): string => {
	const [head, body] = jwt.split(".");
	const text = `${head}.${packed({ ...read(body), sub: "f".repeat(64) })}`;
	const privateKey = createPrivateKey({ key, format: "jwk" });
	return `${text}.${sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
};
