import { route } from "@remix-run/route-config";

/** URLs: surveys, on screen and on a tablet. */
export const surveysUrls = [
	route("consultations/:slug/survey", "routes/public/surveys/survey.tsx"),
	route("consultations/:slug/survey/results", "routes/public/surveys/results.tsx"),
	route("tablet/:key", "routes/public/surveys/tablet.tsx"),
	route("tablet/:key/answers", "routes/public/surveys/tablet-answers.ts"),
	route("admin/phases/:phaseId/survey", "routes/admin/surveys/desk.tsx"),
	route("admin/phases/:phaseId/survey.csv", "routes/admin/surveys/csv.ts"),
	route("admin/phases/:phaseId/survey/change", "routes/admin/surveys/change.ts"),
	route("admin/phases/:phaseId/survey/question", "routes/admin/surveys/question.tsx"),
	route("admin/phases/:phaseId/survey/answers", "routes/admin/surveys/answers.tsx"),
	route("admin/phases/:phaseId/survey/texts", "routes/admin/surveys/texts.tsx"),
	route("admin/phases/:phaseId/survey/tablets", "routes/admin/surveys/tablets.tsx"),
	route("admin/survey-texts/tag", "routes/admin/surveys/tag.ts"),
	route("admin/tablets/:tabletId/end", "routes/admin/surveys/end-tablet.ts"),
];
