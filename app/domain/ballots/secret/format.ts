import { z } from "zod";
import { isMarked, type Marked } from "../paper";
import { canonicalText } from "../rules";
import type { VoteRules } from "../schema";

/** How many of the bureau's members must come to open the box, of how many. */
export const BUREAU = { needed: 3, members: 5 };

/** Every sealed ballot of a vote has the same number of bytes before sealing, at least these: its size says nothing. */
export const PAPER_SIZE = 256;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const exactly = (bytes: number) => base64.length(Math.ceil(bytes / 3) * 4);

/** What a sealed ballot adds to its paper (libsodium's sealed box). */
const SEAL = 48;
/** 3,072 bits. */
const CARD_SIGNATURE = 384;
/** Characters of a sealed paper: more than any vote of 500 options needs. */
const MOST_SEALED = 12_000;

/** A ballot as it is dropped and published: a one-time key, the city's blind signature on it, and what it signed. */
export const secretBallotSchema = z.strictObject({
	key: exactly(32),
	cardSignature: exactly(CARD_SIGNATURE),
	revision: z.number().int().min(0).max(10_000),
	sealed: base64.max(MOST_SEALED),
	signature: exactly(64),
});

export type SecretBallot = z.infer<typeof secretBallotSchema>;

const text = (...parts: (string | number)[]) => new TextEncoder().encode(parts.join("\n"));

/** What the city signs blind: this key is a voting card of this vote. */
export const cardText = (voteId: string, key: string) => text("parvis-card-1", voteId, key);

/** What the card's key signs: this sealed paper is its ballot, at this revision. */
export const ballotText = (voteId: string, { revision, sealed }: Pick<SecretBallot, "revision" | "sealed">) =>
	text("parvis-ballot-1", voteId, revision, sealed);

/** What the city signs when a ballot is in the box. */
export const receiptText = (voteId: string, leafHash: string) => text("parvis-receipt-1", voteId, leafHash);

/** What the city signs when the log has grown. */
export const checkpointText = (voteId: string, size: number, root: string) =>
	text("parvis-checkpoint-1", voteId, size, root);

/** What is shown of the log while the vote is open: the hash of this text. `salt` keeps the size from being guessed. */
export const sealedCheckpointText = (
	voteId: string,
	{ at, size, root, salt }: { at: string; size: number; root: string; salt: string },
) => text("parvis-sealed-checkpoint-1", voteId, at, size, root, salt);

/** What the city signs at each of these hours. */
export const fingerprintText = (voteId: string, { at, fingerprint }: { at: string; fingerprint: string }) =>
	text("parvis-fingerprint-1", voteId, at, fingerprint);

/** The bytes of a ballot in the log. */
export const entryOf = (ballot: SecretBallot) => new TextEncoder().encode(canonicalText(ballot));

/** Whether a sealed paper has the one length of its vote. */
export const hasPaperSize = ({ sealed }: Pick<SecretBallot, "sealed">, size: number): boolean =>
	sealed.length === Math.ceil((size + SEAL) / 3) * 4;

/** A line of a paper: an option by its place on the list; with its points, rank or grade where the method has them. */
export type PaperLine = number | [place: number, mark: number];

type Written = Pick<VoteRules, "method" | "limit" | "points" | "grades" | "options">;

/** The bytes of every paper of a vote: what the longest ballot its rules allow could need, in steps of 64. */
export const paperSize = (rules: Written): number => {
	const { points = 0, grades = [], options, limit } = rules;
	const mark = Math.max(points, grades.length, limit, options.length);
	const line = isMarked(rules) ? `[${options.length},${mark}],` : `${options.length},`;
	return Math.max(PAPER_SIZE, Math.ceil((2 + line.length * options.length) / 64) * 64);
};

/** A ballot as the lines of a paper. */
export const linesOf = ({ options }: Pick<VoteRules, "options">, { choices, marks }: Marked): PaperLine[] => {
	const places = new Map(options.map(({ id }, place) => [id, place]));
	return choices.map((id, index): PaperLine => {
		const [place = -1, mark] = [places.get(id), marks[index]];
		return mark === undefined ? place : [place, mark];
	});
};

const placeOf = (line: PaperLine): number => (typeof line === "number" ? line : line[0]);

/** The paper of a ballot, its lines in the order of the list; none for a void. */
export const paperOf = (lines: readonly PaperLine[], size = PAPER_SIZE): Uint8Array<ArrayBuffer> => {
	const paper = new Uint8Array(size).fill(0x20);
	const inOrder = [...lines].sort((a, b) => placeOf(a) - placeOf(b));
	const written = new TextEncoder().encode(JSON.stringify(inOrder));
	if (written.length > size) throw new Error("the ballot paper is too small for these choices");
	paper.set(written);
	return paper;
};
