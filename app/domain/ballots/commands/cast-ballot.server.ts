import { assuranceOf } from "~/domain/accounts/ladder";
import { may } from "~/domain/accounts/permissions";
import { findAsker } from "~/domain/consultations/asker.server";
import { type Condition, type ConditionRefusal, conditionRefusal, isAsking } from "~/domain/consultations/conditions";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { askVote } from "../acceptance.server";
import { putInBox, type SentBallot } from "../box.server";
import { inOrder, type PaperFault, paperFault } from "../paper";
import { type VoteRefusal, voteRefusal } from "../policy";
import { standingRules } from "../standing-rules.server";

type Asked = { voteId: string; choices: string[]; marks?: number[] };

/** What the phase asks of who votes with their account: null when they meet it. */
type Meets = (condition: Condition) => Promise<ConditionRefusal | null>;

export type CastRefusal = VoteRefusal | PaperFault | "voted-on-paper" | "code-needed";

/** Whoever casts: their entry on the roll, and the way the ballot comes. */
export type Voter = Pick<SentBallot, "voterId" | "channel" | "actId" | "conditionsChecked">;

/**
 * Puts a ballot into the box for an entry of the roll, whoever it belongs to: the caller has checked that. Judged under the
 * rules this process knows; if those were replaced meanwhile (before the first ballot), judged again under the new ones.
 * Answers null, or why the ballot is not in.
 */
export const castFor = async (
	context: Context,
	{ voteId, choices, marks = [] }: Asked,
	voter: Voter,
	meets: Meets = async () => null,
): Promise<PaperFault | ConditionRefusal | "not-in" | null> => {
	if (!choices.every(isId) || new Set(choices).size < choices.length)
		return choices.every(isId) ? "option-twice" : "unknown-option";
	for (const again of [false, true]) {
		const standing = await standingRules(context, voteId, { again });
		if (!standing) return "not-in";
		const fault =
			(standing.condition && (await meets(standing.condition))) ?? paperFault(standing.rules, { choices, marks });
		if (fault && again) return fault;
		const sent = { ...voter, ...inOrder({ choices, marks }), judged: standing.judged };
		if (!fault && (await putInBox(context, voteId, sent))) return null;
	}
	return "not-in";
};

/** What the resident who acts lacks of a condition: asked with each ballot, since a proof may have lapsed. */
const own =
	(context: Context): Meets =>
	async (condition) =>
		isAsking(condition) ? conditionRefusal(condition, assuranceOf(context.actor), await findAsker(context)) : null;

/** Why the box did not take a valid ballot of this voter. */
const whyNotIn = async (context: Context, voteId: string, voterId: string): Promise<CastRefusal> => {
	const paper = { voteId, voterId, channel: "paper" as const };
	if (await context.db.ballot.findFirst({ where: paper, select: { voteId: true } })) return "voted-on-paper";
	// It closed or opened between the two questions; the city itself has no vote.
	return "vote-closed";
};

/**
 * Casts or replaces the ballot of the resident who acts: the last one before the close counts. `choices` are option ids in
 * any order, `marks` their points, ranks or grades where the method has them. Refuses a ballot whole: vote not open at the
 * database's time, person not allowed or already seen at a polling place, or any fault of `paperFault`. Once it answers ok
 * the ballot is stored.
 */
export const castBallot = async (context: Context, asked: Asked): Promise<Result<null, CastRefusal>> => {
	const { voteId } = asked;
	const voterId = may(context.actor, "ballots.cast") ? accountOf(context.actor) : null;
	const standing = voterId ? await standingRules(context, voteId) : null;
	const needsCode = standing?.rules.eligibility === "code";
	const fault =
		voterId && !needsCode ? await castFor(context, asked, { voterId, channel: "web" }, own(context)) : "not-in";
	if (fault === null) return ok(null);
	const found = await askVote(context, voteId);
	if (found?.vote.level !== "open") return refuse("vote-absent");
	const refusal = voteRefusal(context.actor, found.vote, found.now);
	if (refusal) return refuse(refusal);
	if (needsCode) return refuse("code-needed");
	if (fault !== "not-in") return refuse(fault);
	return refuse(voterId ? await whyNotIn(context, voteId, voterId) : "not-allowed");
};
