import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findSurveyDesk, listAnswers } from "~/domain/surveys/queries.server";
import { allQuestions } from "~/domain/surveys/rules";
import { tableOf } from "~/domain/surveys/tally";
import { translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";

/** Every answer, one line each, without any name: for the staff who analyse them. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId } = args.params;
	const { phase, survey } = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	const t = await translatorFor(args.request);
	const answers = survey ? await listAnswers(context, survey.id) : [];
	const { head, rows } = tableOf(allQuestions(survey?.pages ?? []), answers);
	return new Response(csv([[t("surveys:csvDay"), ...head], ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${phase.consultation.slug}-questionnaire.csv"`,
		},
	});
}
