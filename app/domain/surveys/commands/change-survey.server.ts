import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { managementRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { allQuestions, type Change, changed } from "../rules";
import { PAGES_MOST, pagesSchema, QUESTIONS_MOST } from "../schema";

type Input = { phaseId: string; version: number; change: Change };

export type ChangeRefusal =
	| "not-allowed"
	| "absent"
	| "stale-version"
	| "answered"
	| "too-many-questions"
	| "too-many-pages";

/** The survey of a phase, made empty (one page) the first time. */
const lockSurvey = async ({ db, now }: Context, phaseId: string) => {
	const pages = [{ id: "p1", title: "", questions: [] }];
	await db.survey.createMany({ data: { id: newId(now), phaseId, pages, changedAt: now }, skipDuplicates: true });
	await db.$executeRaw`SELECT 1 FROM "Survey" WHERE "phaseId" = ${phaseId}::uuid FOR UPDATE`;
	return db.survey.findUniqueOrThrow({ where: { phaseId } });
};

/**
 * Changes the pages of a survey: adds, moves or removes a question or a page. Refuses a change made to a version that is
 * no longer the last, any change once someone has answered, and more than the limits.
 */
export const changeSurvey = (
	context: Context,
	{ phaseId, version, change }: Input,
): Promise<Result<{ version: number }, ChangeRefusal>> =>
	transaction(context, async (context) => {
		const { now, db } = context;
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		if (!(await findPhase(context, phaseId))) return refuse("absent");
		const survey = await lockSurvey(context, phaseId);
		if (survey.frozenAt) return refuse("answered");
		if (survey.version !== version) return refuse("stale-version");
		const pages = changed(pagesSchema.parse(survey.pages), change);
		if (allQuestions(pages).length > QUESTIONS_MOST) return refuse("too-many-questions");
		if (pages.length > PAGES_MOST) return refuse("too-many-pages");
		await db.survey.updateMany({ where: { id: survey.id }, data: { pages, version: version + 1, changedAt: now } });
		await recordEvent(context, {
			name: "survey.changed",
			subject: { type: "phase", id: phaseId },
			details: { kind: change.kind },
		});
		return ok({ version: version + 1 });
	});
