import type { Context } from "~/server/context.server";
import { countSupports } from "./queries.server";

/** Proposals read at once while exporting. */
const BATCH = 1_000;

type Cell = string | number | null;

/**
 * The public proposals of a consultation as a table, headings first: text, author's shown name, place, supports as they
 * count, answers to the city's questions. Answers for the staff alone are in it only with `withStaff`, for the staff's own
 * export. Nobody's account, address or hidden text is ever in it.
 */
export const exportProposals = async (
	context: Context,
	{ consultationId, withStaff, withCounts }: { consultationId: string; withStaff: boolean; withCounts: boolean },
): Promise<{ questions: string[]; rows: Cell[][] }> => {
	const { db } = context;
	const phases = await db.phase.findMany({ where: { consultationId }, select: { id: true } });
	const questions = await db.proposalQuestion.findMany({
		where: { phaseId: { in: phases.map(({ id }) => id) }, ...(withStaff ? {} : { staffOnly: false }) },
		select: { id: true, label: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
	const areas = new Map(
		(await db.area.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [id, name]),
	);
	const rows: Cell[][] = [];
	for (let after = 0; ; ) {
		const batch = await db.proposal.findMany({
			where: { consultationId, state: { not: "draft" }, hiddenAt: null, number: { gt: after } },
			orderBy: { number: "asc" },
			take: BATCH,
		});
		const ids = batch.map(({ id }) => id);
		const counts = withCounts ? await countSupports(context, ids) : null;
		const replies = await db.proposalReply.findMany({
			where: { proposalId: { in: ids }, questionId: { in: questions.map(({ id }) => id) } },
		});
		const said = new Map(
			replies.map(({ proposalId, questionId, values }) => [`${proposalId} ${questionId}`, values.join(" | ")]),
		);
		for (const { id, number, state, title, body, authorName, theme, areaId, address, lat, lng, publishedAt } of batch)
			rows.push([
				...[number, state, title, body, authorName, theme, areas.get(areaId ?? "") ?? null, address, lat, lng],
				...[publishedAt?.toISOString() ?? null, counts ? (counts.get(id) ?? 0) : null],
				...questions.map((question) => said.get(`${id} ${question.id}`) ?? null),
			]);
		if (batch.length < BATCH) break;
		after = batch.at(-1)?.number ?? after;
	}
	return { questions: questions.map(({ label }) => label), rows };
};
