import type { Context } from "~/server/context.server";
import { type Condition, conditionSchema } from "../consultations/conditions";
import { judgedUnder } from "./acceptance.server";
import { type VoteRules, voteRulesSchema } from "./schema";

/** `condition`: what the phase asks of voters; `judged`: the text both stand for (`judgedUnder`). */
type Standing = { rules: VoteRules; rulesHash: string; condition: Condition | null; judged: string };

/** Votes whose rules a process keeps; beyond, the oldest goes. */
const MOST = 200;

const known = new Map<string, Standing>();

/**
 * The rules of a vote and the condition of its phase, kept from one ballot to the next. They may be out of date until the first ballot: what is judged
 * under them is stored only if they still stand (`box.server.ts`); `again` reads them anew.
 */
export const standingRules = async (
	{ db }: Context,
	voteId: string,
	{ again = false }: { again?: boolean } = {},
): Promise<Standing | null> => {
	const kept = known.get(voteId);
	if (kept && !again) return kept;
	const [vote] = await db.$queryRaw<{ rules: unknown; rulesHash: string; condition: unknown; judged: string }[]>`
		SELECT v.rules, v."rulesHash", p.conditions->'vote' AS condition, ${judgedUnder} AS judged
		FROM "Vote" v JOIN "Phase" p ON p.id = v."phaseId" WHERE v.id = ${voteId}::uuid AND v.level = 'open'`;
	if (!vote) return null;
	const { rulesHash, judged } = vote;
	const condition = conditionSchema.nullable().parse(vote.condition);
	const standing = { rules: voteRulesSchema.parse(vote.rules), rulesHash, condition, judged };
	known.delete(voteId);
	known.set(voteId, standing);
	const [oldest] = known.keys();
	if (known.size > MOST && oldest) known.delete(oldest);
	return standing;
};
