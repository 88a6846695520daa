import { permissionRefusal } from "~/domain/accounts/permissions";
import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { isLate } from "./rules";
import type { RuleKey } from "./schema";
import { findTarget } from "./targets.server";

const PAGE = 30;
const EXCERPT = 200;

/**
 * Cases that wait for a moderator, the oldest first; `decided`: those already decided, the latest first. `after` is the
 * number of the last one shown. Staff's own: null for the others.
 */
export const listCases = async (context: Context, { decided, after }: { decided: boolean; after: number | null }) => {
	if (permissionRefusal(context.actor, "moderation.decide")) return null;
	const beyond = after === null ? {} : { number: decided ? { lt: after } : { gt: after } };
	const rows = await context.db.moderationCase.findMany({
		where: { state: decided ? { notIn: ["open", "appealed"] } : { in: ["open", "appealed"] }, ...beyond },
		select: {
			...{
				id: true,
				number: true,
				targetType: true,
				targetId: true,
				origin: true,
				state: true,
				openedAt: true,
				rule: true,
			},
			...{ appealedAt: true, _count: { select: { flags: true } } },
		},
		orderBy: { number: decided ? "desc" : "asc" },
		take: PAGE + 1,
	});
	const cases = await Promise.all(
		rows.slice(0, PAGE).map(async ({ _count, ...row }) => {
			const target = await findTarget(context, row);
			const since = { openedAt: row.appealedAt ?? row.openedAt };
			const excerpt = target ? (target.title ?? target.text).slice(0, EXCERPT) : null;
			return { ...row, flags: _count.flags, excerpt, isLate: !decided && isLate(since, context.now) };
		}),
	);
	return { cases, next: rows.length > PAGE ? (cases.at(-1)?.number ?? null) : null };
};

/** How many cases wait, for the queue's title and the desk. */
export const countWaiting = ({ db }: Context) =>
	db.moderationCase.count({ where: { state: { in: ["open", "appealed"] } } });

/** A case with all a moderator needs: the words, who wrote them, what was said of them. Null for others. */
export const findCase = async (context: Context, id: string) => {
	if (permissionRefusal(context.actor, "moderation.decide")) return null;
	const found = await context.db.moderationCase.findUnique({
		where: { id },
		include: { flags: { select: { rule: true, details: true, at: true }, orderBy: { at: "asc" }, take: 100 } },
	});
	if (!found) return null;
	const target = await findTarget(context, found);
	const others = await context.db.moderationCase.findMany({
		where: { targetType: found.targetType, targetId: found.targetId, id: { not: id } },
		select: { id: true, number: true, state: true, decidedAt: true },
		orderBy: { number: "desc" },
		take: 10,
	});
	return { ...found, target, others };
};

/**
 * A decision as its author reads it: the rule, the explanation, the appeal and its answer. Never who flagged, what they
 * wrote, or which moderators decided. Null for anybody else.
 */
export const findOwnCase = async (context: Context, id: string) => {
	const accountId = accountOf(context.actor);
	const found = await context.db.moderationCase.findUnique({
		where: { id },
		select: {
			...{ id: true, number: true, targetType: true, targetId: true, state: true, rule: true, explanation: true },
			...{ decidedAt: true, appeal: true, appealedAt: true, appealAnswer: true, appealDecidedAt: true },
		},
	});
	const target = found && (await findTarget(context, found));
	if (!found || !target || target.authorId === null || target.authorId !== accountId) return null;
	if (found.state === "open" || found.state === "kept") return null;
	return { ...found, target: { title: target.title, text: target.text, to: target.to } };
};

type Counted = { state: string; rule: RuleKey | null; origin: string; count: number };

/** Where the public register starts, in days before now. */
const REGISTER_DAYS = 365;

/**
 * Counts of the last year for the public register: flags received, cases by outcome and rule, appeals, and the median time
 * to decide in hours. With `consultationId`, those of one consultation. Nothing about persons.
 */
export const readRegister = async (
	{ db, now }: Context,
	{ consultationId = null }: { consultationId?: string | null } = {},
) => {
	const since = new Date(now.getTime() - REGISTER_DAYS * 86_400_000);
	const [rows, [figures]] = await Promise.all([
		db.$queryRaw<Counted[]>`
			SELECT state::text, rule, origin, count(*)::int AS count FROM "ModerationCase"
			WHERE "openedAt" > ${since} AND (${consultationId}::uuid IS NULL OR "consultationId" = ${consultationId}::uuid)
			GROUP BY 1, 2, 3`,
		db.$queryRaw<{ flags: number; appeals: number; hours: number | null }[]>`
			WITH chosen AS (
				SELECT * FROM "ModerationCase"
				WHERE "openedAt" > ${since} AND (${consultationId}::uuid IS NULL OR "consultationId" = ${consultationId}::uuid)
			)
			SELECT (SELECT count(*)::int FROM "Flag" WHERE "caseId" IN (SELECT id FROM chosen)) AS flags,
				count("appealedAt")::int AS appeals,
				(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt")) / 3600)::float AS hours
			FROM chosen`,
	]);
	const sum = (states: string[]) =>
		rows.filter(({ state }) => states.includes(state)).reduce((all, { count }) => all + count, 0);
	const rules = new Map<RuleKey, number>();
	for (const { rule, count, state } of rows)
		if (rule && state !== "overturned") rules.set(rule, (rules.get(rule) ?? 0) + count);
	return {
		flags: figures?.flags ?? 0,
		waiting: sum(["open", "appealed"]),
		kept: sum(["kept"]),
		hidden: sum(["hidden", "appealed", "upheld"]),
		appeals: figures?.appeals ?? 0,
		overturned: sum(["overturned"]),
		medianHours: figures?.hours ?? null,
		byRule: [...rules].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count),
	};
};
