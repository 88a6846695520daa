import type { AccessLines } from "./lines";

export const surveysAccess: AccessLines = {
	"/consultations/:slug/survey": { get: "city.read", post: "surveys.answer" },
	"/consultations/:slug/survey/results": "city.read",
	"/tablet/:key": "surveys.tablet",
	"/tablet/:key/answers": "surveys.tablet",
	"/admin/phases/:phaseId/survey": "consultations.manage",
	"/admin/phases/:phaseId/survey.csv": "consultations.manage",
	"/admin/phases/:phaseId/survey/change": "consultations.manage",
	"/admin/phases/:phaseId/survey/question": "consultations.manage",
	"/admin/phases/:phaseId/survey/answers": "consultations.manage",
	"/admin/phases/:phaseId/survey/texts": "consultations.manage",
	"/admin/phases/:phaseId/survey/tablets": "consultations.manage",
	"/admin/survey-texts/tag": "consultations.manage",
	"/admin/tablets/:tabletId/end": "consultations.manage",
};
