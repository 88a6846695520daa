import type { Context } from "~/server/context.server";
import { type VoteRules, voteRulesSchema } from "./schema";

type Standing = { rules: VoteRules; rulesHash: string };

/** Votes whose rules a process keeps; beyond, the oldest goes. */
const MOST = 200;

const known = new Map<string, Standing>();

/**
 * The rules of a vote, kept from one ballot to the next. They may be out of date until the first ballot: what is judged
 * under them is stored only if the vote still has their hash (`box.server.ts`); `again` reads them anew.
 */
export const standingRules = async (
	{ db }: Context,
	voteId: string,
	{ again = false }: { again?: boolean } = {},
): Promise<Standing | null> => {
	const kept = known.get(voteId);
	if (kept && !again) return kept;
	const vote = await db.vote.findFirst({
		where: { id: voteId, level: "open" },
		select: { rules: true, rulesHash: true },
	});
	if (!vote) return null;
	const standing = { rules: voteRulesSchema.parse(vote.rules), rulesHash: vote.rulesHash };
	known.delete(voteId);
	known.set(voteId, standing);
	const [oldest] = known.keys();
	if (known.size > MOST && oldest) known.delete(oldest);
	return standing;
};
