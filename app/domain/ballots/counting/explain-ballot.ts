import { least, unscaled } from "./exact";
import type { CountResult } from "./result";

/** What one ballot did for one project it names. Money is decimal text, to the cent. */
export type ProjectStory =
	| { project: string; outcome: "funded"; how: "votes" | "completion-by-votes" | "free" }
	| { project: string; outcome: "funded"; how: "my-share"; paid: string; gaveAll: boolean }
	| { project: string; outcome: "not-funded"; why: string; left?: string; cost?: string };

export type BallotStory = {
	projects: ProjectStory[];
	/** Equal Shares only: what the voter started with, spent, and still had at the end. */
	share?: { initial: string; spent: string; left: string };
};

const DIGITS = 12;
const CENTS = 2;
const units = (text: string) => {
	const [whole, decimals = ""] = text.split(".");
	return BigInt(`${whole}${decimals.slice(0, DIGITS).padEnd(DIGITS, "0")}`);
};
/** Rounded to the nearest cent: for reading, never for counting. */
const cents = (value: bigint) => {
	const cent = 10n ** BigInt(DIGITS - CENTS);
	return unscaled((value + cent / 2n) / cent, CENTS);
};

function storyOfShare(result: CountResult, approved: Set<string>): BallotStory {
	const { final } = result.shares as { final: string };
	let left = units(final);
	const projects: ProjectStory[] = [];
	for (const round of result.rounds) {
		const project = String(round.project);
		if (!approved.has(project)) continue;
		if (round.step === "equal-shares") {
			const price = units(String(round.price));
			const paid = least(price, left);
			left -= paid;
			projects.push({ project, outcome: "funded", how: "my-share", paid: cents(paid), gaveAll: paid < price });
		} else if (round.step === "left-out")
			projects.push({
				project,
				outcome: "not-funded",
				why: "supporters-short",
				left: String(round.supportersHaveLeft),
				cost: String(round.cost),
			});
		else if (round.step === "withdrawn") projects.push({ project, outcome: "not-funded", why: "withdrawn" });
		else projects.push({ project, outcome: "funded", how: round.step === "free" ? "free" : "completion-by-votes" });
	}
	return { projects, share: { initial: cents(units(final)), spent: cents(units(final) - left), left: cents(left) } };
}

function storyOfGreedy(result: CountResult, approved: Set<string>): BallotStory {
	const projects = result.rounds
		.filter((round) => approved.has(String(round.project)))
		.map((round): ProjectStory => {
			const project = String(round.project);
			if (round.outcome === "funded") return { project, outcome: "funded", how: "votes" };
			return {
				project,
				outcome: "not-funded",
				why: String(round.outcome ?? round.step),
				left: String(round.left),
				cost: String(round.cost),
			};
		});
	return { projects };
}

/**
 * What one ballot did in a budget vote, from the published result alone: it runs in the voter's browser, and the ballot
 * goes nowhere. Takes the result of `greedy-skip`, `greedy-stop` or `mes` and the ids the ballot approves (for ballots
 * with points, those given more than zero). Amounts are exact to the cent, prices being published with 12 decimals.
 */
export function explainBallot(result: CountResult, approvedIds: string[]): BallotStory {
	const approved = new Set(approvedIds);
	return result.rule === "mes" ? storyOfShare(result, approved) : storyOfGreedy(result, approved);
}

/** Whom a ranking stood for in one round of an instant runoff, and who goes out after it; null: for nobody any more. */
export type RoundStory = { round: number; standsFor: string | null; isOut: boolean; wins: boolean };

/**
 * What one ranking did in an instant runoff, round by round, from the published result alone. `ranked`: ids, best first,
 * each rank held by one option.
 */
export function explainRanking(result: CountResult, ranked: string[]): RoundStory[] {
	return result.rounds.map((round, index): RoundStory => {
		const votes = round.votes as Record<string, unknown>;
		const standsFor = ranked.find((id) => id in votes) ?? null;
		const excluded = (round.excluded ?? []) as string[];
		return {
			round: index + 1,
			standsFor,
			isOut: standsFor !== null && excluded.includes(standsFor),
			wins: standsFor !== null && round.elected === standsFor,
		};
	});
}
