import { integer, pickSeveral, seededRandom } from "./random";

type Popular = { id: string; popularity: number };

/** Who supports each proposal: skewed by its popularity, never its author. Proposal id → indices of residents. */
export const demoSupports = (
	proposals: (Popular & { author: number })[],
	residents: number,
	seed = 41,
): Map<string, number[]> => {
	const random = seededRandom(seed);
	const everyone = Array.from({ length: residents }, (_, index) => index);
	return new Map(
		proposals.map(({ id, popularity, author }) => {
			const count = Math.min(residents - 1, Math.round(popularity * 2.2 + random() * 4));
			return [
				id,
				pickSeveral(
					random,
					everyone.filter((index) => index !== author),
					count,
					() => 1,
				),
			];
		}),
	);
};

/** The ballots of a vote: for a share of the residents, one to `most` proposals, the popular ones much more often. Resident → proposal ids. */
export const demoBallots = (
	proposals: Popular[],
	residents: number,
	share: number,
	most: number,
	seed: number,
): Map<number, string[]> => {
	const random = seededRandom(seed);
	const voters = Array.from({ length: residents }, (_, index) => index).filter(() => random() < share);
	return new Map(
		voters.map((voter) => {
			const count = random() < 0.75 ? most : integer(random, 1, most);
			return [voter, pickSeveral(random, proposals, count, ({ popularity }) => popularity ** 2).map(({ id }) => id)];
		}),
	);
};
