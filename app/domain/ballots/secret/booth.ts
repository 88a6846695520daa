import sodium from "libsodium-wrappers";
import { ok, type Result, refuse } from "~/lib/result";
import { type Card, decode, openCard, requestCard, sealBallot } from "./card";
import { type PaperLine, receiptText } from "./format";
import { sealRequest, unsealRequest } from "./recovery";
import type { Receipt, Wallet } from "./wallet";

/** The public keys of a vote, base64, and the bytes of its papers. */
export type PublicKeys = { issuerKey: string; bureauKey: string; logKey: string; paperSize: number };

type Answer<Value> = ({ ok: true } & Value) | { ok: false; reason: string } | null;

/** An answer of the city; null when it did not come. */
const ask = async <Value>(url: string, init: RequestInit): Promise<Answer<Value>> => {
	try {
		const response = await fetch(url, { redirect: "manual", cache: "no-store", ...init });
		if (response.type === "opaqueredirect") return { ok: false, reason: "sign-in-needed" };
		return response.status < 500 ? ((await response.json()) as Answer<Value>) : null;
	} catch {
		return null;
	}
};

const posted = (body: unknown): RequestInit => ({
	method: "POST",
	headers: { "Content-Type": "application/json" },
	body: JSON.stringify(body),
});

type Booth = { voteId: string; cardUrl: string; keys: PublicKeys };

/**
 * Picks up the person's card: signed blind by the roll. The request is handed to `keep` before it is sent, so that a lost
 * answer is asked for again and costs nothing. Refuses with the city's reason, or «offline».
 */
export const pickUp = async (
	{ voteId, cardUrl, keys }: Booth,
	wallet: Wallet,
	keep: (wallet: Wallet) => void,
): Promise<Result<Wallet, string>> => {
	await sodium.ready;
	const issuer = decode(keys.issuerKey);
	let asking = wallet;
	if (!asking.request) {
		const request = await requestCard(voteId, issuer);
		const { code, sealedRequest } = await sealRequest(request);
		asking = { ...wallet, request: { request, sealedRequest }, code };
		keep(asking);
	}
	const { request, sealedRequest } = asking.request as NonNullable<Wallet["request"]>;
	const body = posted({ blinded: request.blinded, sealedRequest });
	const answer = await ask<{ blindSignature: string }>(cardUrl, body);
	if (!answer) return refuse("offline");
	if (!answer.ok) return refuse(answer.reason);
	const card = await openCard(request, answer.blindSignature, issuer);
	return ok({ ...asking, request: null, card });
};

/** The person's card again, on another device, with their code. Refuses «wrong-code». */
export const recover = async (
	{ cardUrl, keys }: Booth,
	wallet: Wallet,
	code: string,
): Promise<Result<Wallet, string>> => {
	await sodium.ready;
	const answer = await ask<{ blindSignature: string; sealedRequest: string }>(cardUrl, {});
	if (!answer) return refuse("offline");
	if (!answer.ok) return refuse(answer.reason);
	const request = await unsealRequest(answer.sealedRequest, code);
	if (!request) return refuse("wrong-code");
	const card = await openCard(request, answer.blindSignature, decode(keys.issuerKey));
	return ok({ ...wallet, request: null, code: null, card });
};

/** How often a ballot is numbered again when its number was used on another device. */
const MOST_TRIES = 200;

const isReceipt = (voteId: string, { leafHash, signature }: Receipt, logKey: string) =>
	sodium.crypto_sign_verify_detached(decode(signature), receiptText(voteId, leafHash), decode(logKey).slice(-32));

/**
 * Seals these lines (places on the list of options, with their marks) and drops them: without cookie, without referrer, to an address that
 * knows no session. Answers the receipt, once its signature is right, and the number of the next ballot.
 */
export const drop = async (
	{ voteId, keys }: Pick<Booth, "voteId" | "keys">,
	card: Card,
	{ positions, revision }: { positions: PaperLine[]; revision: number },
): Promise<Result<{ receipt: Receipt; next: number }, string>> => {
	await sodium.ready;
	for (let number = revision; number < revision + MOST_TRIES; number += 1) {
		const bureauKey = decode(keys.bureauKey);
		const ballot = await sealBallot(card, { positions, revision: number, bureauKey, size: keys.paperSize });
		const sent = { ...posted(ballot), credentials: "omit", referrerPolicy: "no-referrer" } as const;
		let answer: Answer<Receipt> = null;
		// The same sealed ballot again: whatever was lost on the way, it is in the box once.
		for (let attempt = 0; attempt < 3 && !answer; attempt += 1) answer = await ask<Receipt>(`/box/${voteId}`, sent);
		if (!answer) return refuse("offline");
		if (answer.ok && isReceipt(voteId, answer, keys.logKey))
			return ok({ receipt: { leafHash: answer.leafHash, signature: answer.signature }, next: number + 1 });
		if (answer.ok) return refuse("wrong-receipt");
		if (answer.reason !== "revision-used") return refuse(answer.reason);
	}
	return refuse("revision-used");
};
