import fc from "fast-check";
import sodium from "libsodium-wrappers";
import { beforeAll, describe, expect, it } from "vitest";
import { countByRules } from "../count";
import type { VoteRules } from "../schema";
import { entryOf, paperOf } from "./format";
import { openBallots } from "./open-ballots.server";

beforeAll(() => sodium.ready);

const ids = ["a", "b", "c", "d"].map((letter) => `0000000${letter}-0000-4000-8000-000000000000`);

const rules: VoteRules = {
	...{ format: "parvis-vote-rules-1", level: "secret", method: "up-to-k", limit: 2, minimum: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "equal", earlyClose: false },
	options: ids.map((id) => ({ id, title: id })),
};

type Paper = { card: number; revision: number; positions: number[] };

const keysOf = () => {
	const { publicKey, privateKey } = sodium.crypto_box_keypair();
	return { bureauKey: publicKey, bureauSecret: privateKey };
};

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

const entry = ({ card, revision, positions }: Paper, { bureauKey }: ReturnType<typeof keysOf>) =>
	entryOf({
		...{ key: `card-${card}`, cardSignature: "", signature: "", revision },
		sealed: base64(sodium.crypto_box_seal(paperOf(positions), bureauKey)),
	});

const valid = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 });
/** One paper a card and revision. */
const papers = (positions: fc.Arbitrary<number[]>) =>
	fc.uniqueArray(fc.record({ card: fc.nat(6), revision: fc.nat(3), positions }), {
		selector: ({ card, revision }) => `${card}:${revision}`,
		maxLength: 15,
	});

const resultOf = async (log: Paper[], keys: ReturnType<typeof keysOf>) => {
	const { groups, box } = await openBallots(
		log.map((paper) => entry(paper, keys)),
		rules,
		keys,
	);
	const { votes, ballots } = countByRules(rules, groups, ids);
	return { votes, ballots, box };
};

describe("an opened box", () => {
	it("gives the same result whatever the order of its log", async () => {
		const keys = keysOf();
		await fc.assert(
			fc.asyncProperty(papers(valid), fc.infiniteStream(fc.nat()), async (log, ranks) => {
				const shuffled = log
					.map((paper) => ({ paper, rank: ranks.next().value ?? 0 }))
					.sort((a, b) => a.rank - b.rank)
					.map(({ paper }) => paper);
				expect(await resultOf(shuffled, keys)).toEqual(await resultOf(log, keys));
			}),
			{ numRuns: 40 },
		);
	});

	it("counts one ballot a card, its last one, and no invalid one changes the votes", async () => {
		const keys = keysOf();
		const invalid = fc.constantFrom<number[]>([0, 0], [0, 1, 2], [4], [-1]);
		await fc.assert(
			fc.asyncProperty(papers(valid), papers(invalid), async (log, wrong) => {
				const others = wrong.map((paper) => ({ ...paper, card: paper.card + 100 }));
				const [right, mixed] = [await resultOf(log, keys), await resultOf([...log, ...others], keys)];
				expect(mixed.votes).toEqual(right.votes);
				expect(right.ballots).toBe(new Set(log.map(({ card }) => card)).size);
				expect(mixed.box.invalid).toBe(new Set(others.map(({ card }) => card)).size);
			}),
			{ numRuns: 40 },
		);
	});

	it("takes an empty last paper for a ballot taken back", async () => {
		const keys = keysOf();
		const log = [
			{ card: 1, revision: 0, positions: [2] },
			{ card: 1, revision: 1, positions: [] },
		];
		expect(await resultOf(log, keys)).toMatchObject({ ballots: 0, box: { cards: 1, voided: 1, invalid: 0 } });
	});
});
