import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { mayUndo } from "./rules";

const accountSelect = {
	...{ id: true, displayName: true, email: true, createdAt: true, confirmedAt: true, identifiedAt: true },
	_count: { select: { sessions: true, identities: true, passkeys: true } },
} as const;

/** Pairs to look at first, then those decided, latest first, with the names of both. */
export const listDuplicates = async ({ db }: Context) => {
	const pairs = await db.duplicateCase.findMany({
		orderBy: [{ state: "asc" }, { foundAt: "desc" }],
		take: 200,
		select: { id: true, oneId: true, otherId: true, rule: true, state: true, foundAt: true, decidedAt: true },
	});
	const accounts = await db.account.findMany({
		where: { id: { in: pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]) } },
		select: { id: true, displayName: true },
	});
	const nameOf = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
	return pairs.map(({ oneId, otherId, ...pair }) => ({
		...pair,
		one: nameOf.get(oneId) ?? "",
		other: nameOf.get(otherId) ?? "",
	}));
};

const sideOf = async ({ db }: Context, id: string) => {
	const [account, reports, proposals, comments, matters, ballots, verified] = await Promise.all([
		db.account.findUnique({ where: { id }, select: accountSelect }),
		db.report.count({ where: { accountId: id } }),
		db.proposal.count({ where: { authorId: id } }),
		db.comment.count({ where: { authorId: id } }),
		db.matterParticipant.count({ where: { accountId: id } }),
		db.ballot.count({ where: { voterId: id } }),
		db.verifiedPerson.count({ where: { accountId: id } }),
	]);
	if (!account) return null;
	const { _count, ...shown } = account;
	const counts = { reports, proposals, comments, matters, ballots };
	return { ...shown, ways: _count.identities + _count.passkeys, isVerified: verified > 0, counts };
};

/** A pair with both accounts side by side; null when unknown, or when one of them is gone. */
export const findDuplicate = async (context: Context, caseId: string | undefined) => {
	if (!isId(caseId)) return null;
	const pair = await context.db.duplicateCase.findUnique({ where: { id: caseId } });
	const sides = pair && (await Promise.all([sideOf(context, pair.oneId), sideOf(context, pair.otherId)]));
	const [one, other] = sides ?? [];
	if (!pair || !one || !other) return null;
	const { id, rule, state, reason, keptId, decidedAt } = pair;
	const isUndoable = state === "merged" && decidedAt !== null && mayUndo(decidedAt, context.now);
	return { id, rule, state, reason, keptId, decidedAt, isUndoable, one, other };
};
