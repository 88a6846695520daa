import sodium from "libsodium-wrappers";
import { ballotFault } from "../policy";
import type { BallotGroup } from "../rules";
import type { VoteRules } from "../schema";
import type { SecretBallot } from "./format";

/** What was in the box: `cards` voted; of their last ballots, `voided` were taken back and `invalid` do not keep to the rules. */
export type BoxFigures = { cards: number; voided: number; invalid: number };

type Keys = { bureauKey: Uint8Array; bureauSecret: Uint8Array };

const positionsOf = (sealed: string, { bureauKey, bureauSecret }: Keys): unknown => {
	try {
		const paper = sodium.crypto_box_seal_open(Buffer.from(sealed, "base64"), bureauKey, bureauSecret);
		return JSON.parse(Buffer.from(paper).toString("utf8"));
	} catch {
		return null;
	}
};

/** The options named by a paper, each by its place on the list, or null: not a ballot of these rules. */
const choicesOf = (positions: unknown, rules: VoteRules): string[] | null => {
	if (!Array.isArray(positions) || !positions.every((one) => Number.isInteger(one))) return null;
	const optionIds = rules.options.map(({ id }) => id);
	const choices = positions.map((one) => optionIds[Number(one)] ?? "");
	if (choices.length === 0) return [];
	return ballotFault({ optionIds, minimum: rules.minimum, maximum: rules.limit }, choices) ? null : choices;
};

/**
 * Opens the last ballot of each card with the bureau's secret. `entries`: the log, in order. Answers the valid ballots, those
 * that hold the same choices together, without cards, and how many cards, voids and invalid ballots there were.
 */
export const openBallots = async (
	entries: readonly Uint8Array[],
	rules: VoteRules,
	keys: Keys,
): Promise<{ groups: BallotGroup[]; box: BoxFigures }> => {
	await sodium.ready;
	const last = new Map<string, SecretBallot>();
	for (const entry of entries) {
		const ballot = JSON.parse(Buffer.from(entry).toString("utf8")) as SecretBallot;
		if ((last.get(ballot.key)?.revision ?? -1) < ballot.revision) last.set(ballot.key, ballot);
	}
	const groups = new Map<string, BallotGroup>();
	const box = { cards: last.size, voided: 0, invalid: 0 };
	for (const { sealed } of last.values()) {
		const choices = choicesOf(positionsOf(sealed, keys), rules)?.sort();
		if (!choices) box.invalid += 1;
		else if (choices.length === 0) box.voided += 1;
		else {
			const group = groups.get(choices.join()) ?? { choices, count: 0 };
			groups.set(choices.join(), { choices, count: group.count + 1 });
		}
	}
	return { groups: [...groups.values()], box };
};
