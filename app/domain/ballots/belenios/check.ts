import type { z } from "zod";
import { type ArchiveFault, readArchive } from "./archive";
import { type Group, groups, isElement, power } from "./groups";
import {
	type BeleniosBallot,
	type BeleniosElection,
	ballotSchema,
	type Cipher,
	cipherTableSchema,
	credentialsSchema,
	decryptionSchema,
	electionSchema,
	factorsSchema,
	resultSchema,
	setupSchema,
	tallySchema,
	trusteesSchema,
} from "./messages";
import { ballotFault, base64Hash, isDecryption, knowsSecret } from "./proofs";

export type BeleniosFault =
	| ArchiveFault
	| "unreadable"
	| "unknown-group"
	| "trustee-proof"
	| "public-key"
	| "unknown-credential"
	| "ballot-of-another-election"
	| "ballot-signature"
	| "ballot-proof"
	| "tally"
	| "missing-trustee"
	| "decryption-proof"
	| "result";

/** A formal election whose archive holds: what may be shown of it. `mark`: its fingerprint, as Belenios shows it. */
export type CheckedElection = {
	uuid: string;
	name: string;
	mark: string;
	questions: { question: string; answers: string[]; blank: boolean }[];
	/** Votes of each answer of each question; where blank votes are allowed, they come first. */
	result: number[][];
	/** Credentials given out, ballots received, ballots counted (the last of each credential), trustees. */
	figures: { credentials: number; ballots: number; counted: number; trustees: number };
};

export type Verdict = { ok: true; election: CheckedElection } | { ok: false; fault: BeleniosFault; about: string };

class Refused extends Error {
	constructor(
		readonly fault: BeleniosFault,
		readonly about: string | number = "",
	) {
		super(fault);
	}
}

const read = <Schema extends z.ZodType>(
	schema: Schema,
	text: string | null | undefined,
	about = "",
): z.infer<Schema> => {
	try {
		return schema.parse(JSON.parse(text ?? ""));
	} catch {
		throw new Refused("unreadable", about);
	}
};

type Scene = { election: BeleniosElection; group: Group; mark: string };

/** The trustees' keys, once each is shown to be known by its holder and their product is the election's key. */
const trusteeKeys = ({ election, group }: Scene, text: string | undefined): bigint[] => {
	const keys = read(trusteesSchema, text, "trustees").map(([, { pok, public_key: key }], index) => {
		if (!knowsSecret(election.group, group, key, pok)) throw new Refused("trustee-proof", index + 1);
		return key;
	});
	const product = keys.reduce((all, key) => (all * key) % group.p, 1n);
	if (product !== election.public_key) throw new Refused("public-key");
	return keys;
};

/** The last ballot of each credential, every one received being signed, of this election, and within its questions. */
const lastBallots = (scene: Scene, texts: string[], credentials: Set<string>): BeleniosBallot[] => {
	const last = new Map<string, BeleniosBallot>();
	for (const [index, text] of texts.entries()) {
		const ballot = read(ballotSchema, text, `ballot ${index + 1}`);
		if (!credentials.has(ballot.credential)) throw new Refused("unknown-credential", index + 1);
		const fault = ballotFault(scene, ballot, text);
		if (fault) throw new Refused(fault, index + 1);
		last.set(ballot.credential, ballot);
	}
	return [...last.values()];
};

/** The sum of the ballots, still sealed. */
const sumOf = ({ election, group: { p } }: Scene, ballots: BeleniosBallot[]): Cipher[][] =>
	election.questions.map(({ answers, blank }, question) =>
		Array.from({ length: answers.length + (blank ? 1 : 0) }, (_, answer) => {
			const ciphers = ballots.flatMap((ballot) => ballot.answers[question]?.choices[answer] ?? []);
			return {
				alpha: ciphers.reduce((all, { alpha }) => (all * alpha) % p, 1n),
				beta: ciphers.reduce((all, { beta }) => (all * beta) % p, 1n),
			};
		}),
	);

/** Product of the trustees' factors for each sum, each shown to come from the key of its trustee. */
const decrypt = ({ group, mark }: Scene, keys: bigint[], sums: Cipher[][], parts: Map<number, string>): bigint[][] => {
	const factors = keys.map((key, index) => {
		const part = parts.get(index + 1);
		if (part === undefined) throw new Refused("missing-trustee", index + 1);
		const { decryption_factors: table, decryption_proofs: proofs } = read(factorsSchema, part, "decryption");
		sums.forEach((row, question) => {
			row.forEach(({ alpha }, answer) => {
				const [factor, proof] = [table[question]?.[answer], proofs[question]?.[answer]];
				const isRight = factor !== undefined && proof !== undefined && isElement(group, factor);
				if (!isRight || !isDecryption(group, { mark, key, alpha, factor }, proof))
					throw new Refused("decryption-proof", index + 1);
			});
		});
		return table;
	});
	return sums.map((row, question) =>
		row.map((_, answer) => factors.reduce((all, table) => (all * (table[question]?.[answer] ?? 0n)) % group.p, 1n)),
	);
};

const checkResult = ({ group }: Scene, sums: Cipher[][], factors: bigint[][], result: number[][]) => {
	const holds = sums.every((row, question) =>
		row.every(({ beta }, answer) => {
			const votes = result[question]?.[answer];
			const factor = factors[question]?.[answer] ?? 0n;
			return votes !== undefined && beta === (power(group, group.g, BigInt(votes)) * factor) % group.p;
		}),
	);
	const isShape = result.length === sums.length && result.every((row, at) => row.length === sums[at]?.length);
	if (!holds || !isShape) throw new Refused("result");
};

const same = (a: Cipher[][], b: Cipher[][]): boolean => {
	const text = (table: Cipher[][]) =>
		table.map((row) => row.map(({ alpha, beta }) => `${alpha},${beta}`).join(" ")).join("|");
	return text(a) === text(b);
};

const checkAll = (bytes: Uint8Array): CheckedElection => {
	const archive = readArchive(bytes);
	if ("fault" in archive) throw new Refused(archive.fault, archive.about);
	const { events, data } = archive;
	const texts = (type: string) => events.filter((event) => event.type === type).map(({ payload }) => payload ?? "");
	const setup = read(setupSchema, texts("Setup")[0], "setup");
	const written = data.get(setup.election) ?? "";
	const election = read(electionSchema, written, "election");
	const group = groups[election.group];
	if (!group) throw new Refused("unknown-group", election.group);
	const scene = { election, group, mark: base64Hash(written) };
	const keys = trusteeKeys(scene, data.get(setup.trustees));
	const credentials = new Set(read(credentialsSchema, data.get(setup.credentials), "credentials"));
	const ballots = texts("Ballot");
	const counted = lastBallots(scene, ballots, credentials);
	const sums = sumOf(scene, counted);
	const tally = read(tallySchema, texts("EncryptedTally")[0], "tally");
	const sealed = read(cipherTableSchema, data.get(tally.encrypted_tally), "tally");
	if (tally.num_tallied !== counted.length || !same(sealed, sums)) throw new Refused("tally");
	const parts = texts("PartialDecryption").map((text) => read(decryptionSchema, text, "decryption"));
	const byOwner = new Map(parts.map(({ owner, payload }) => [owner, data.get(payload) ?? ""]));
	const { result } = read(resultSchema, texts("Result")[0], "result");
	checkResult(scene, sums, decrypt(scene, keys, sums, byOwner), result);
	return {
		...{ uuid: election.uuid, name: election.name, mark: scene.mark, result },
		questions: election.questions.map(({ question, answers, blank }) => ({ question, answers, blank })),
		figures: {
			...{ credentials: credentials.size, ballots: ballots.length },
			...{ counted: counted.length, trustees: keys.length },
		},
	};
};

/**
 * Checks the archive (`.bel`) of an election held with Belenios 2, from its bytes alone: every file is the one its hash
 * says, events follow each other, each trustee knows the secret of their key and their product is the election's, each
 * ballot is signed by a credential of the list and holds only what its question allows, the encrypted tally is the sum of
 * the last ballots, each decryption comes from its trustee's key, and the result is what they decrypt. Read: questions
 * with boxes (blank votes allowed or not), trustees who all decrypt; refused as unreadable: thresholds, weights, ranked
 * questions. Not checked, for nothing in the archive says it: who holds which credential.
 * Source: Belenios specification, version 2.0, sections 3.5 and 4.
 */
export const checkElection = (bytes: Uint8Array): Verdict => {
	try {
		return { ok: true, election: checkAll(bytes) };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, fault: error.fault, about: String(error.about) };
		throw error;
	}
};
