import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { askVote } from "../acceptance.server";
import type { Marked } from "../paper";
import { voteRefusal } from "../policy";
import { readCode } from "../roll";
import { codeHashOf } from "../roll-keys.server";
import { standingRules } from "../standing-rules.server";
import { type CastRefusal, castFor } from "./cast-ballot.server";

export type CodeRefusal = CastRefusal | "code-unknown";

/** The entry on the roll that a typed code stands for, or null: unknown, of another vote, or cancelled. */
export const findCode = async ({ db }: Context, voteId: string, typed: string): Promise<string | null> => {
	const where = { codeHash: codeHashOf(voteId, readCode(typed)), voteId, revokedAt: null };
	return (await db.voteCode.findFirst({ where, select: { id: true } }))?.id ?? null;
};

/** The ballot in the box under a code, for whoever holds it. */
export const findCodeBallot = async (context: Context, voteId: string, typed: string) => {
	const voterId = await findCode(context, voteId, typed);
	if (!voterId) return null;
	const where = { voteId_voterId: { voteId, voterId } };
	return context.db.ballot.findUnique({ where, select: { choices: true, marks: true } });
};

/**
 * Casts or replaces the ballot of a printed code, without an account: the code is the entry on the roll, so it has one
 * ballot however often it is used; the last one before the close counts. Refuses an unknown or cancelled code, and whatever
 * `castBallot` refuses of the vote and of the ballot.
 */
export const castWithCode = async (
	context: Context,
	{ voteId, code, kiosk = false, ...ballot }: Marked & { voteId: string; code: string; kiosk?: boolean },
): Promise<Result<null, CodeRefusal>> => {
	const standing = await standingRules(context, voteId);
	const ways = standing?.rules.channels ?? [];
	if (!standing || (standing.rules.eligibility !== "code" && !ways.includes("code"))) return refuse("vote-absent");
	const voterId = await findCode(context, voteId, code);
	if (!voterId) return refuse("code-unknown");
	const fault = await castFor(context, { voteId, ...ballot }, { voterId, channel: kiosk ? "kiosk" : "code" });
	if (fault === null) return ok(null);
	const found = await askVote(context, voteId);
	const refusal = voteRefusal({ kind: "system" }, found?.vote ?? null, found?.now ?? context.now);
	return refuse(refusal ?? (fault === "not-in" ? "vote-closed" : fault));
};
