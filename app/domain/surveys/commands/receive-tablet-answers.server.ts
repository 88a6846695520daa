import { methodOf } from "~/domain/consultations/methods";
import { findPhase } from "~/domain/consultations/queries.server";
import { asItStands } from "~/domain/consultations/rules";
import { type Context, transaction } from "~/server/context.server";
import { findSurvey } from "../queries.server";
import { allQuestions, faultsOf } from "../rules";
import type { Values } from "../schema";
import { writeAnswer } from "./answer-survey.server";
import { hashOf } from "./lend-tablet.server";

/** The tablet whose address holds this key, its survey and its phase; null when unknown. */
export const findTablet = async (context: Context, key: string) => {
	const tablet = await context.db.surveyTablet.findUnique({
		where: { keyHash: hashOf(key) },
		select: { id: true, name: true, endedAt: true, survey: { select: { phaseId: true } } },
	});
	if (!tablet) return null;
	const found = await findPhase(context, tablet.survey.phaseId);
	const survey = await findSurvey(context, tablet.survey.phaseId);
	if (!found || !survey || !methodOf(found).capabilities.asksQuestions) return null;
	const phase = asItStands(found, context.now);
	return { tablet, survey, phase, isOpen: tablet.endedAt === null && phase.status === "open" };
};

export type Receipt = { id: string; outcome: "received" | "already-received" | "refused" };

/**
 * Receives answers a tablet gave, in or out of reach of the network: each once, whatever is sent again. Answers of an ended
 * tablet or phase, or that do not fit the questions, are refused. Null when the key is unknown.
 */
export const receiveTabletAnswers = (
	context: Context,
	{ key, answers }: { key: string; answers: { id: string; values: Values }[] },
): Promise<Receipt[] | null> =>
	transaction(context, async (context) => {
		const found = await findTablet(context, key);
		if (!found) return null;
		const { survey, tablet, isOpen } = found;
		const questions = allQuestions(survey.pages);
		const receipts: Receipt[] = [];
		for (const { id, values } of answers) {
			const known = await context.db.surveyAnswer.findUnique({ where: { id }, select: { tabletId: true } });
			if (known) {
				receipts.push({ id, outcome: known.tabletId === tablet.id ? "already-received" : "refused" });
				continue;
			}
			const isRight = isOpen && Object.keys(faultsOf(questions, values)).length === 0;
			const source = { personKey: null, accountId: null, tabletId: tablet.id };
			const written = isRight
				? await writeAnswer(context, { id, surveyId: survey.id, questions, values, ...source })
				: null;
			receipts.push({ id, outcome: written ? "received" : isRight ? "already-received" : "refused" });
		}
		return receipts;
	});
