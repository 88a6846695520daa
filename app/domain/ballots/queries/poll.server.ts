import { permissionRefusal } from "~/domain/accounts/permissions";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { voteRulesSchema } from "../schema";
import { paperState } from "./box.server";
import type { VoteOption } from "./votes.server";

const optionSelect = {
	...{ id: true, proposalId: true, title: true, summary: true, cost: true, envelope: true },
	...{ areaId: true, lat: true, lng: true, address: true },
} as const;

const voteSelect = { id: true, phaseId: true, consultationId: true, state: true, rules: true } as const;

/** Whether a polling place has a part in these rules. */
const hasPoll = (rules: ReturnType<typeof voteRulesSchema.parse>) =>
	(rules.channels ?? []).some((channel) => channel === "paper" || channel === "counter");

/** The votes that have polling places and are not counted yet, for officers. */
export const listPolls = async (context: Context) => {
	if (permissionRefusal(context.actor, "votes.officiate")) return [];
	const votes = await context.db.vote.findMany({
		where: { level: "open", count: { is: null } },
		select: voteSelect,
		orderBy: { id: "desc" },
		take: 50,
	});
	const ids = votes.map(({ consultationId }) => consultationId);
	const consultations = await context.db.consultation.findMany({
		where: { id: { in: ids }, state: "published" },
		select: { id: true, title: true },
	});
	return votes.flatMap(({ consultationId, rules, phaseId, state }) => {
		const consultation = consultations.find(({ id }) => id === consultationId);
		const parsed = voteRulesSchema.parse(rules);
		return consultation && hasPoll(parsed)
			? [{ phaseId, state, title: consultation.title, channels: parsed.channels ?? [] }]
			: [];
	});
};

/** One vote as an officer of its polling place sees it: rules, options in the order of the paper, no ballot and no total. */
export const findPoll = async (context: Context, phaseId: string | undefined) => {
	if (permissionRefusal(context.actor, "votes.officiate") || !isId(phaseId)) return null;
	const vote = await context.db.vote.findFirst({
		where: { phaseId, level: "open" },
		select: {
			...voteSelect,
			count: { select: { voteId: true } },
			options: { select: optionSelect, orderBy: { position: "asc" } },
		},
	});
	if (!vote) return null;
	const rules = voteRulesSchema.parse(vote.rules);
	const consultation = await context.db.consultation.findUniqueOrThrow({
		where: { id: vote.consultationId },
		select: { id: true, title: true, slug: true },
	});
	const { options, count, ...shown } = vote;
	if (!hasPoll(rules)) return null;
	return { ...shown, rules, options: options as VoteOption[], consultation, isCounted: count !== null };
};

/** Papers that wait for a second officer, or that two did not type alike: their numbers, never what they hold. */
export const listOpenPapers = async (context: Context, voteId: string) => {
	const papers = await context.db.$queryRaw<{ urn: string; number: number; officers: number }[]>`
		SELECT urn, number, count(*)::int AS officers FROM "PaperEntry" WHERE "voteId" = ${voteId}::uuid
		GROUP BY urn, number HAVING count(*) < 2 OR count(DISTINCT (choices, marks, blank)) > 1
		ORDER BY urn, number LIMIT 200`;
	return { papers, state: await paperState(context, voteId) };
};
