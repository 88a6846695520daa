import sodium from "libsodium-wrappers";
import type { MarkedGroup } from "../count";
import { inOrder, isMarked, type Marked, paperFault } from "../paper";
import type { VoteRules } from "../schema";
import type { SecretBallot } from "./format";

/** What was in the box: `cards` voted; of their last ballots, `voided` were taken back and `invalid` do not keep to the rules. */
export type BoxFigures = { cards: number; voided: number; invalid: number };

type Keys = { bureauKey: Uint8Array; bureauSecret: Uint8Array };

const linesOn = (sealed: string, { bureauKey, bureauSecret }: Keys): unknown => {
	try {
		const paper = sodium.crypto_box_seal_open(Buffer.from(sealed, "base64"), bureauKey, bureauSecret);
		return JSON.parse(Buffer.from(paper).toString("utf8"));
	} catch {
		return null;
	}
};

/** What a paper says, its options named by their place on the list; null: not a ballot of these rules. */
const readLines = (lines: unknown, rules: VoteRules): Marked | null => {
	if (!Array.isArray(lines)) return null;
	const marked = isMarked(rules);
	const pairs = lines.map((line): unknown[] => (marked ? (Array.isArray(line) ? line : []) : [line]));
	if (pairs.some((pair) => pair.length !== (marked ? 2 : 1) || !pair.every(Number.isInteger))) return null;
	const choices = pairs.map(([place]) => rules.options[Number(place)]?.id ?? "");
	const ballot = { choices, marks: marked ? pairs.map(([, mark]) => Number(mark)) : [] };
	if (choices.length > 0 && paperFault(rules, ballot)) return null;
	return inOrder(ballot);
};

/**
 * Opens the last ballot of each card with the bureau's secret. `entries`: the log, in order. Answers the valid ballots, those
 * that hold the same choices together, without cards, and how many cards, voids and invalid ballots there were.
 */
export const openBallots = async (
	entries: readonly Uint8Array[],
	rules: VoteRules,
	keys: Keys,
): Promise<{ groups: MarkedGroup[]; box: BoxFigures }> => {
	await sodium.ready;
	const last = new Map<string, SecretBallot>();
	for (const entry of entries) {
		const ballot = JSON.parse(Buffer.from(entry).toString("utf8")) as SecretBallot;
		if ((last.get(ballot.key)?.revision ?? -1) < ballot.revision) last.set(ballot.key, ballot);
	}
	const groups = new Map<string, MarkedGroup>();
	const box = { cards: last.size, voided: 0, invalid: 0 };
	for (const { sealed } of last.values()) {
		const paper = readLines(linesOn(sealed, keys), rules);
		if (!paper) box.invalid += 1;
		else if (paper.choices.length === 0) box.voided += 1;
		else {
			const key = JSON.stringify(paper);
			groups.set(key, { ...paper, count: 1 + (groups.get(key)?.count ?? 0) });
		}
	}
	return { groups: [...groups.values()], box };
};
