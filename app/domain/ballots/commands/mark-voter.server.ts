import { permissionRefusal } from "~/domain/accounts/permissions";
import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { askVote } from "../acceptance.server";
import type { Marked } from "../paper";
import { checkRefusal, voteRefusal } from "../policy";
import { identityEntry } from "../roll-keys.server";
import type { AskedVoter } from "../roll-schema";
import { type VoteRules, voteRulesSchema } from "../schema";
import { type CastRefusal, castFor } from "./cast-ballot.server";

export type MarkRefusal =
	| CastRefusal
	| "account-unknown"
	| "already-voted"
	| "already-on-paper"
	| "not-in-rules"
	| "conditions-unchecked";

/** The entry on the roll of the person before the officer: their account, or a keyed hash of the document they show. */
const entryOf = async (
	{ db }: Context,
	voteId: string,
	{ email, name, birthDate }: AskedVoter,
): Promise<string | null> => {
	if (!email) return identityEntry(voteId, { name, birthDate: birthDate ?? "" });
	const where = { emailKey: emailKey(email), role: "resident" as const };
	return (await db.account.findFirst({ where, select: { id: true } }))?.id ?? null;
};

const openRefusal = async (context: Context, voteId: string) => {
	const found = await askVote(context, voteId);
	if (found?.vote.level !== "open") return "vote-absent" as const;
	return voteRefusal({ kind: "system" }, found.vote, found.now);
};

const rulesOf = async ({ db }: Context, voteId: string): Promise<VoteRules | null> => {
	const vote = await db.vote.findUnique({ where: { id: voteId }, select: { rules: true } });
	return vote && voteRulesSchema.parse(vote.rules);
};

/** The person before an officer of this channel: the rules that hold, their entry on the roll, and what already stands there. */
const askEntry = async (context: Context, voteId: string, voter: AskedVoter, channel: "paper" | "counter") => {
	const rules = await rulesOf(context, voteId);
	if (!rules?.channels?.includes(channel)) return refuse("not-in-rules");
	const unchecked = checkRefusal(rules, voter.conditionsChecked);
	if (unchecked) return refuse(unchecked);
	const voterId = await entryOf(context, voteId, voter);
	if (!voterId) return refuse("account-unknown");
	const where = { voteId_voterId: { voteId, voterId } };
	const before = await context.db.ballot.findUnique({ where, select: { channel: true, actId: true } });
	return ok({ rules, voterId, before });
};

/** Writes that the person votes on paper; the key of the roll lets one entry a person, the act's number one a pressing. */
const writeMark = async (
	{ db }: Context,
	entry: { voteId: string; voterId: string; actId: string; conditionsChecked: boolean },
	replaces: boolean,
) => {
	const { voteId, voterId, actId, conditionsChecked } = entry;
	return db.$executeRaw`INSERT INTO "Ballot" AS b ("voteId", "voterId", choices, marks, channel, "actId", "conditionsChecked", "castAt")
		VALUES (${voteId}::uuid, ${voterId}::uuid, '{}', '{}', 'paper', ${actId}::uuid, ${conditionsChecked}, date_trunc('milliseconds', now()))
		ON CONFLICT ("voteId", "voterId") DO UPDATE
			SET choices = '{}', marks = '{}', channel = 'paper', "actId" = EXCLUDED."actId",
				"conditionsChecked" = EXCLUDED."conditionsChecked", "castAt" = date_trunc('milliseconds', now()), revision = b.revision + 1
			WHERE ${replaces} AND b.channel <> 'paper'`;
};

/**
 * An officer marks on the roll that the person before them votes on paper. One entry a person, whatever the channel, by the
 * key of the table; who has voted online is refused, or their online ballot erased, as the rules state. The same act sent
 * again (a bad network) answers the same and does nothing. Refuses when the vote is not open, its rules have no paper, or they
 * set conditions that the officer does not say they checked.
 */
export const markVoter = async (
	context: Context,
	{ voteId, voter }: { voteId: string; voter: AskedVoter },
): Promise<Result<null, MarkRefusal>> => {
	if (permissionRefusal(context.actor, "votes.officiate")) return refuse("not-allowed");
	return transaction(context, async (context) => {
		// Ballots in flight are waited for; none enters until this is written.
		await context.db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
		const asked = await askEntry(context, voteId, voter, "paper");
		if (!asked.ok) return asked;
		const { rules, voterId, before } = asked.value;
		if (before?.actId === voter.actId) return ok(null);
		const refusal = await openRefusal(context, voteId);
		if (refusal) return refuse(refusal);
		if (before?.channel === "paper") return refuse("already-on-paper");
		const replaces = rules.precedence === "polling-place";
		const conditionsChecked = rules.access !== undefined;
		const entry = { voteId, voterId, actId: voter.actId, conditionsChecked };
		const written = await writeMark(context, entry, replaces);
		if (written === 0) return refuse("already-voted");
		await recordEvent(context, {
			name: "voter.marked",
			subject: { type: "vote", id: voteId },
			details: { conditionsChecked },
		});
		return ok(null);
	});
};

/**
 * An officer fills in a ballot with the person before them, who cannot do it alone. The same roll and the same judge as
 * everywhere; the person may still change it online if they have an account. Sent again, it is the same ballot. Conditions of
 * the rules are the officer's to check, and to say so.
 */
export const castAtCounter = async (
	context: Context,
	{ voteId, voter, ...ballot }: Marked & { voteId: string; voter: AskedVoter },
): Promise<Result<null, MarkRefusal>> => {
	if (permissionRefusal(context.actor, "votes.officiate")) return refuse("not-allowed");
	const asked = await askEntry(context, voteId, voter, "counter");
	if (!asked.ok) return asked;
	const { rules, voterId, before } = asked.value;
	if (before?.channel === "paper") return refuse("already-on-paper");
	if (before && before.actId !== voter.actId && rules.precedence === "first") return refuse("already-voted");
	const conditionsChecked = rules.access !== undefined;
	const by = { voterId, channel: "counter" as const, actId: voter.actId, conditionsChecked };
	const fault = await castFor(context, { voteId, ...ballot }, by);
	if (fault === null) return ok(null);
	return refuse((await openRefusal(context, voteId)) ?? (fault === "not-in" ? "vote-closed" : fault));
};
