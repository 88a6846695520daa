import { readFileSync } from "node:fs";
import { fileSchema } from "../../../app/domain/results/assessment-schema";
import { assignAssessments } from "../../../app/domain/results/commands/assign-assessments.server";
import { releaseAnswers } from "../../../app/domain/results/commands/release-answers.server";
import { workOnAssessment } from "../../../app/domain/results/commands/work-on-assessment.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type Studied = {
	/** How the title of the proposal begins. */
	title: string;
	feasibility: string;
	cost: number | null;
	analysis: string;
	kind?: string;
	answer?: string;
};

const studied = JSON.parse(readFileSync(new URL("../assessments.json", import.meta.url), "utf8")) as Studied[];

/** The comments an answer cites: those there are. */
const citesOf = async ({ context }: Stage, proposalId: string): Promise<string> => {
	const where = { subjectType: "proposal", subjectId: proposalId, state: "published" as const, hiddenAt: null };
	const rows = await context.db.comment.findMany({ where, select: { number: true }, take: 2 });
	return rows.map(({ number }) => number).join(", ");
};

/** The services study the proposals of the cool streets: some answers are published, others under way. */
export const buildAssessments = async (stage: Stage): Promise<void> => {
	const { context, cast, today } = stage;
	const [analyst, supervisor] = cast.agents;
	const decider = cast.officials[0];
	const first = await context.db.proposal.findFirst({
		where: { title: { startsWith: studied[0]?.title ?? "" } },
		select: { consultationId: true },
	});
	if (!analyst || !supervisor || !decider || !first) return;
	const { consultationId } = first;
	const people = {
		...{ analystId: analyst.accountId, supervisorId: supervisor.accountId, deciderId: decider.accountId },
		dueOn: addDays(cityDay(today), 12),
	};
	const start = when(context, decider, today, -24);
	done(await assignAssessments(start, { consultationId, proposalIds: [], ...people }));
	for (const [index, { title, cost, kind, answer, ...analysis }] of studied.entries()) {
		const proposal = await context.db.proposal.findFirst({ where: { consultationId, title: { startsWith: title } } });
		if (!proposal) continue;
		const work = async (who: typeof analyst, version: number, day: number, words: Record<string, unknown>) =>
			done(
				await workOnAssessment(when(context, who, today, day), {
					proposalId: proposal.id,
					...fileSchema.parse({ version, move: "conclude", ...words }),
				}),
			);
		const opinion = analysis.feasibility === "no" ? "unfavourable" : "favourable";
		await work(analyst, 1, -20 + index, { ...analysis, opinion, costEuros: cost });
		if (!kind) continue;
		const said = { kind, answer, cites: await citesOf(stage, proposal.id) };
		await work(supervisor, 2, -14 + index, said);
		await work(decider, 3, -10 + index, { ...said, note: "D’accord avec cette rédaction." });
	}
	done(await releaseAnswers(when(context, decider, today, -5), { consultationId, at: null }));
};
