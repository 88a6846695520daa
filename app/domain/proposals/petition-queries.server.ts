import { cityDay, fromStoredDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { clockState } from "./petition-rules";

const clockSelect = {
	proposalId: true,
	threshold: true,
	reachedAt: true,
	dueOn: true,
	answeredAt: true,
	answer: true,
	answererName: true,
} as const satisfies Prisma.ResponseClockSelect;

type Row = Prisma.ResponseClockGetPayload<{ select: typeof clockSelect }>;

const shown = ({ dueOn, ...clock }: Row, now: Date) => {
	const days = { dueOn: fromStoredDay(dueOn), answeredOn: clock.answeredAt && cityDay(clock.answeredAt) };
	return { ...clock, dueOn: days.dueOn, ...clockState(days, cityDay(now)) };
};

export type ShownClock = ReturnType<typeof shown>;

/** The clock of a proposal, or null while its threshold is not reached. */
export const findClock = async ({ db, now }: Context, proposalId: string): Promise<ShownClock | null> => {
	const row = await db.responseClock.findUnique({ where: { proposalId }, select: clockSelect });
	return row && shown(row, now);
};

/** The most petitions a page shows. */
const MOST = 200;

/** The petitions that reached their threshold, those that wait for an answer first, the soonest due first. */
export const listClocks = async ({ db, now }: Context) => {
	const rows = await db.responseClock.findMany({
		where: { proposal: { state: "published", hiddenAt: null } },
		select: { ...clockSelect, proposal: { select: { number: true, title: true, supportCount: true } } },
		orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { dueOn: "asc" }],
		take: MOST,
	});
	return rows.map(({ proposal, ...row }) => ({ ...proposal, ...shown(row, now) }));
};

/** The author and the supporters of a petition, in a fixed order, `limit` after one of them. */
export const listSigners = async (
	{ db }: Context,
	{ proposalId, after, limit }: { proposalId: string; after: string | null; limit: number },
): Promise<string[]> => {
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT id FROM (
			SELECT "authorId" AS id FROM "Proposal" WHERE id = ${proposalId}::uuid AND "authorId" IS NOT NULL
			UNION SELECT "accountId" FROM "Support" WHERE "proposalId" = ${proposalId}::uuid
		) AS signers WHERE ${after}::uuid IS NULL OR id > ${after}::uuid ORDER BY id LIMIT ${limit}`;
	return rows.map(({ id }) => id);
};
