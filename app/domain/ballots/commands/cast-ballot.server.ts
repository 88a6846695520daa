import { may } from "~/domain/accounts/permissions";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { askVote } from "../acceptance.server";
import { putInBox } from "../box.server";
import { type BallotFault, ballotFault, type VoteRefusal, voteRefusal } from "../policy";

type Asked = { voteId: string; choices: string[] };

export type CastRefusal = VoteRefusal | BallotFault;

/**
 * Casts or replaces the ballot of the resident who acts: the last one before the close counts. `choices` are option ids,
 * in any order. Refuses a ballot whole: vote not open at the database's time, person not allowed, an option that is not
 * of this vote or named twice, too many or too few. Once it answers ok the ballot is stored.
 */
export const castBallot = async (context: Context, { voteId, choices }: Asked): Promise<Result<null, CastRefusal>> => {
	const voterId = may(context.actor, "ballots.cast") ? accountOf(context.actor) : null;
	const wellFormed = new Set(choices).size === choices.length && choices.every(isId);
	const sent = { voterId: voterId ?? "", choices: [...choices].sort() };
	if (voterId && wellFormed && (await putInBox(context, voteId, sent))) return ok(null);
	const found = await askVote(context, voteId);
	if (found?.vote.level !== "open") return refuse("vote-absent");
	return refuse(
		voteRefusal(context.actor, found.vote, found.now) ??
			ballotFault(found.vote, choices) ??
			// It closed or opened between the two questions; the city itself has no vote.
			(voterId ? "vote-closed" : "not-allowed"),
	);
};
