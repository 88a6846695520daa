import { makeCommitment, newCommitmentId } from "../../../app/domain/results/commands/make-commitment.server";
import { reportProgress } from "../../../app/domain/results/commands/report-progress.server";
import type { Actor } from "../../../app/lib/actor";
import { addDays, cityDay } from "../../../app/lib/city-day";
import type { Context } from "../../../app/server/context.server";
import type { DemoCommitment } from "../types";
import type { Known, Stage } from "./consultations";
import { done, when } from "./moment";

type Promised = { official: Actor; consultationId: string; publishedDay: number; ids: Known };

const tellNews = async (
	context: Context,
	{ today }: Pick<Stage, "today">,
	official: Actor,
	commitmentId: string,
	news: NonNullable<DemoCommitment["news"]>,
) => {
	for (const [index, { day, kind, text, toDay, cause, spentEuros }] of news.entries())
		done(
			await reportProgress(when(context, official, today, day + 0.6), {
				...{ commitmentId, version: index + 1, kind, text, stepsDone: [], photos: [] },
				...{ expectedOn: toDay === undefined ? null : addDays(cityDay(today), toDay) },
				...{ cause: cause ?? null, spentEuros: spentEuros ?? null },
			}),
		);
};

/** What the city promised on publishing its decision, and what it has said of it since. */
export const makeDemoCommitments = async (
	stage: Pick<Stage, "context" | "today">,
	commitments: readonly DemoCommitment[],
	{ official, consultationId, publishedDay, ids }: Promised,
): Promise<void> => {
	const { context, today } = stage;
	for (const { text, dueDay, owner, proposal, plannedEuros, news = [] } of commitments) {
		const at = when(context, official, today, publishedDay + 0.75);
		const made = done(
			await makeCommitment(at, {
				...{ id: newCommitmentId(at), consultationId, title: text, description: "", owner, plannedEuros, steps: [] },
				subjectId: (proposal && ids.get(proposal)) || null,
				promisedOn: addDays(cityDay(today), dueDay),
			}),
		);
		await tellNews(context, stage, official, made.id, news);
	}
};
