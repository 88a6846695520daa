import type { Context } from "~/server/context.server";
import { envelopeElection, type MarkedGroup, type VoteOutcome } from "../count";
import { writePabulib } from "../counting/write-pabulib";
import { orderOf } from "../draw.server";
import type { Outcome } from "../rules";
import { voteRulesSchema } from "../schema";
import type { VoteStudy } from "../study";
import type { PaperState, Turnout } from "./box.server";
import { countedGroups } from "./opened-box.server";

const optionSelect = {
	...{ id: true, title: true, summary: true, cost: true, envelope: true, proposalId: true },
	...{ areaId: true, lat: true, lng: true, address: true },
} as const;

/** Ballots below which those of an envelope are not published: they would say who voted what. */
export const SMALLEST_BOX = 25;

export type CountedOutcome = VoteOutcome & { turnout?: Turnout; paper?: PaperState } & Pick<Outcome, "box">;

/**
 * The last counted vote of a consultation, by its address: rules, outcome and study, no ballot. Null before the count.
 * The caller decides who may see it.
 */
export const findVoteResults = async ({ db }: Context, slug: string) => {
	const consultation = await db.consultation.findFirst({
		where: { slug, state: { not: "draft" } },
		select: { id: true, slug: true, title: true },
	});
	if (!consultation) return null;
	const vote = await db.vote.findFirst({
		where: { consultationId: consultation.id, state: "closed", count: { isNot: null } },
		orderBy: { id: "desc" },
		select: {
			...{ id: true, phaseId: true, rules: true, rulesHash: true, closedAt: true, closeReason: true },
			options: { select: optionSelect, orderBy: { position: "asc" } },
			count: { select: { countedAt: true, ballots: true, ballotsHash: true, outcome: true, study: true } },
		},
	});
	if (!vote?.count) return null;
	const { outcome, study, ...count } = vote.count;
	return {
		consultation,
		vote: { ...vote, rules: voteRulesSchema.parse(vote.rules), count },
		outcome: outcome as unknown as CountedOutcome,
		study: study as unknown as VoteStudy | null,
	};
};

/** How many were on the roll of a secret vote, and how many took their card. */
export const readRoll = async ({ db }: Context, voteId: string) => ({
	size: await db.rollEntry.count({ where: { voteId } }),
	cards: await db.rollEntry.count({ where: { voteId, blinded: { not: null } } }),
});

export type VoteResults = NonNullable<Awaited<ReturnType<typeof findVoteResults>>>;

/** The ids of the envelopes whose ballots are published. */
export const publishedEnvelopes = ({ outcome }: Pick<VoteResults, "outcome">): string[] =>
	(outcome.envelopes ?? []).filter(({ ballots }) => ballots >= SMALLEST_BOX).map(({ id }) => id);

const pbFile = (results: VoteResults, groups: MarkedGroup[], id: string): string | null => {
	if (!publishedEnvelopes(results).includes(id)) return null;
	const { rules, count } = results.vote;
	const carried = results.outcome.envelopes?.find((one) => one.id === id)?.carried ?? 0;
	const order = orderOf(rules, count.ballotsHash);
	const election = envelopeElection(rules, groups, { id, order, carried });
	const description = results.consultation.title;
	return [...writePabulib({ ...election, meta: { ...election.meta, description } })].join("\n");
};

/** Ballots without names, in the order of their hash: `{"count", "choices", "marks"}`; only where there are enough. */
const ballotsFile = ({ vote }: VoteResults, groups: MarkedGroup[]): string | null =>
	vote.count.ballots < SMALLEST_BOX || vote.rules.money
		? null
		: JSON.stringify({ rulesHash: vote.rulesHash, ballotsHash: vote.count.ballotsHash, ballots: groups }, null, "\t");

/** A published file of a counted vote by its name, or null: `rules.json`, `count.json`, `ballots.json`, `<envelope>.pb`. */
export const readResultsFile = async (
	context: Context,
	results: VoteResults,
	name: string,
): Promise<{ text: string; type: string } | null> => {
	const json = (value: unknown) => ({ text: JSON.stringify(value, null, "\t"), type: "application/json" });
	const { vote, outcome, study } = results;
	if (name === "rules.json") return json({ rulesHash: vote.rulesHash, rules: vote.rules });
	if (name === "count.json") return json({ rulesHash: vote.rulesHash, ...vote.count, outcome, study });
	const groups = await countedGroups(context, vote.id, vote.rules);
	if (name === "ballots.json") {
		const text = ballotsFile(results, groups);
		return text === null ? null : { text, type: "application/json" };
	}
	const text = name.endsWith(".pb") ? pbFile(results, groups, name.slice(0, -".pb".length)) : null;
	return text === null ? null : { text, type: "text/plain" };
};
