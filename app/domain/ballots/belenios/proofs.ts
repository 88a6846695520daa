import { createHash } from "node:crypto";
import { type Group, isElement, power, powers } from "./groups";
import type { Answer, BeleniosBallot, BeleniosElection, BeleniosQuestion, Cipher, Proof } from "./messages";

export const base64Hash = (text: string): string =>
	createHash("sha256").update(text).digest("base64").replace(/=+$/, "");

const hashed = ({ q }: Group, text: string): bigint =>
	BigInt(`0x${createHash("sha256").update(text).digest("hex")}`) % q;

const inverse = (group: Group, value: bigint): bigint => power(group, value, group.q - 1n);

/** base^response × element^challenge: what a proof's maker committed to. */
const commitment = (group: Group, base: bigint, element: bigint, { challenge, response }: Proof): bigint =>
	powers(group, [base, response], [element, challenge]);

const inRange = ({ q }: Group, proofs: readonly Proof[]) =>
	proofs.every(({ challenge, response }) => challenge < q && response < q);

/** Whether a trustee knows the secret of their public key (specification, 4.5). */
export const knowsSecret = (name: string, group: Group, key: bigint, pok: Proof): boolean =>
	inRange(group, [pok]) &&
	isElement(group, key) &&
	pok.challenge === hashed(group, `pok|${name}|${key}|${commitment(group, group.g, key, pok)}`);

/** Whether a trustee decrypted `alpha` into `factor` with the secret of their key (4.18; Chaum and Pedersen, 1992). */
export const isDecryption = (
	group: Group,
	{ mark, key, alpha, factor }: { mark: string; key: bigint; alpha: bigint; factor: bigint },
	proof: Proof,
): boolean => {
	const a = commitment(group, group.g, key, proof);
	const b = commitment(group, alpha, factor, proof);
	return inRange(group, [proof]) && proof.challenge === hashed(group, `decrypt|${mark}|${key}|${a},${b}`);
};

type Sealing = { group: Group; key: bigint };

/** What two commitments of each proof say, as they are hashed. */
const committed = ({ group, key }: Sealing, cases: { cipher: Cipher; value: number; proof: Proof }[]): string =>
	cases
		.map(({ cipher: { alpha, beta }, value, proof }) => {
			const rest = (beta * power(group, inverse(group, group.g), BigInt(value))) % group.p;
			return `${commitment(group, group.g, alpha, proof)},${commitment(group, key, rest, proof)}`;
		})
		.join(",");

const sumOf = ({ q }: Group, proofs: readonly Proof[]): bigint =>
	proofs.reduce((sum, { challenge }) => sum + challenge, 0n) % q;

/** Whether a cipher holds one of the numbers from `least`, one a proof (4.12). */
const holdsOneOf = (
	sealing: Sealing,
	text: string,
	cipher: Cipher,
	least: number,
	proofs: readonly Proof[],
): boolean => {
	const cases = proofs.map((proof, index) => ({ cipher, value: least + index, proof }));
	const said = `prove|${text}|${cipher.alpha},${cipher.beta}|${committed(sealing, cases)}`;
	return inRange(sealing.group, proofs) && hashed(sealing.group, said) === sumOf(sealing.group, proofs);
};

const product = ({ p }: Group, ciphers: readonly Cipher[]): Cipher => ({
	alpha: ciphers.reduce((all, { alpha }) => (all * alpha) % p, 1n),
	beta: ciphers.reduce((all, { beta }) => (all * beta) % p, 1n),
});

/** Whether an answer that may be blank is blank or within bounds, and not both (4.13.3). */
const isBlankOrBound = (sealing: Sealing, text: string, { min }: BeleniosQuestion, answer: Answer): boolean => {
	const [blank, ...named] = answer.choices;
	const { blank_proof: either = [], overall_proof: overall } = answer;
	if (!blank || either.length !== 2) return false;
	const sum = product(sealing.group, named);
	const [first, second] = either as [Proof, Proof];
	const nothing = committed(sealing, [
		{ cipher: blank, value: 0, proof: first },
		{ cipher: sum, value: 0, proof: second },
	]);
	const cases = overall.map((proof, index) =>
		index === 0 ? { cipher: blank, value: 1, proof } : { cipher: sum, value: min + index - 1, proof },
	);
	const { group } = sealing;
	return (
		inRange(group, [...either, ...overall]) &&
		hashed(group, `bproof0|${text}|${nothing}`) === sumOf(group, either) &&
		hashed(group, `bproof1|${text}|${committed(sealing, cases)}`) === sumOf(group, overall)
	);
};

const isAnswer = (sealing: Sealing, start: string, question: BeleniosQuestion, answer: Answer): boolean => {
	const { answers, min, max, blank } = question;
	const { choices, individual_proofs: each, overall_proof: overall } = answer;
	if (choices.length !== answers.length + (blank ? 1 : 0) || each.length !== choices.length) return false;
	if (overall.length !== max - min + 1 + (blank ? 1 : 0) || each.some((proofs) => proofs.length !== 2)) return false;
	if (!choices.every(({ alpha, beta }) => isElement(sealing.group, alpha) && isElement(sealing.group, beta)))
		return false;
	if (!choices.every((cipher, index) => holdsOneOf(sealing, start, cipher, 0, each[index] ?? []))) return false;
	const text = `${start}|${choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(",")}`;
	if (blank) return isBlankOrBound(sealing, text, question, answer);
	return holdsOneOf(sealing, text, product(sealing.group, choices), min, overall);
};

/** Whether a ballot, as written, is signed by its credential and holds only what its questions allow (4.11 to 4.14). */
export const ballotFault = (
	{ election, group, mark }: { election: BeleniosElection; group: Group; mark: string },
	ballot: BeleniosBallot,
	written: string,
): "ballot-of-another-election" | "ballot-signature" | "ballot-proof" | null => {
	if (ballot.election_uuid !== election.uuid || ballot.election_hash !== mark) return "ballot-of-another-election";
	const { signature: _, ...unsigned } = JSON.parse(written);
	const { hash, proof } = ballot.signature;
	const credential = BigInt(ballot.credential);
	if (hash !== base64Hash(JSON.stringify(unsigned)) || !inRange(group, [proof])) return "ballot-signature";
	if (proof.challenge !== hashed(group, `sig|${hash}|${commitment(group, group.g, credential, proof)}`))
		return "ballot-signature";
	const sealing = { group, key: election.public_key };
	const start = `${mark}|${ballot.credential}`;
	const holds = election.questions.every((question, index) => {
		const answer = ballot.answers[index];
		return answer !== undefined && isAnswer(sealing, start, question, answer);
	});
	return holds && ballot.answers.length === election.questions.length ? null : "ballot-proof";
};
