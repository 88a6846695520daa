import { permissions } from "~/domain/accounts/permissions";
import { cityDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { type Candidate, chooseAgent } from "../rules/assignment";

/** Who answered a person lately stays theirs for this long (ms). */
const STICKY_MS = 30 * 86_400_000;

type Row = Omit<Candidate, "absentFrom" | "absentUntil"> & { absentFrom: string | null; absentUntil: string | null };

const candidatesFor = ({ db }: Context, topic: string): Promise<Row[]> =>
	db.$queryRaw`
		SELECT p."accountId", p.topics, p.capacity, p."absentFrom"::text, p."absentUntil"::text,
			(SELECT count(*)::int FROM "Matter" m WHERE m."assigneeId" = p."accountId" AND m.desk = 'city') AS load
		FROM "AgentProfile" p JOIN "Account" a ON a.id = p."accountId"
		WHERE ${topic} = ANY (p.topics) AND a.role::text = ANY (${[...permissions["matters.answer"]]}) LIMIT 200`;

type Person = { accountId: string | null; contactPointId: string | null };

const lastAgentOf = async ({ db, now }: Context, { accountId, contactPointId }: Person): Promise<string | null> => {
	const theirs = [...(accountId ? [{ accountId }] : []), ...(contactPointId ? [{ contactPointId }] : [])];
	if (theirs.length === 0) return null;
	const last = await db.matter.findFirst({
		where: {
			assigneeId: { not: null },
			lastMessageAt: { gte: new Date(now.getTime() - STICKY_MS) },
			participants: { some: { OR: theirs } },
		},
		select: { assigneeId: true },
		orderBy: { lastMessageAt: "desc" },
	});
	return last?.assigneeId ?? null;
};

/** Gives a new matter to the agent the rule chooses, in the caller's transaction. Where no agent said what they know of, to nobody. */
export const assignBySkill = async (
	context: Context,
	matter: { id: string; topic: string } & Person,
): Promise<void> => {
	const candidates = await candidatesFor(context, matter.topic);
	if (candidates.length === 0) return;
	const sticky = await lastAgentOf(context, matter);
	const assigneeId = chooseAgent(candidates, { topic: matter.topic, day: cityDay(context.now), sticky });
	if (assigneeId)
		await context.db.matter.update({ where: { id: matter.id }, data: { assigneeId }, select: { id: true } });
};
