import type { AccessLines } from "./lines";

export const resultsAccess: AccessLines = {
	"/consultations/:slug/results": "city.read",
	"/consultations/:slug/results.csv": "city.read",
	"/consultations/:slug/integrity": "city.read",
	"/commitments": "city.read",
	"/commitments/:commitmentId": { get: "city.read", post: "results.confirm" },
	"/admin/consultations/:consultationId/commitments": "results.publish",
	"/admin/assessments": "assessments.write",
	"/admin/assessments/:proposalId": "assessments.write",
	"/admin/assessments/:proposalId/reopen": "results.publish",
	"/admin/consultations/:consultationId/assessments": "assessments.write",
	"/admin/consultations/:consultationId/assessments/assign": "results.publish",
	"/admin/consultations/:consultationId/assessments/publish": "results.publish",
	"/admin/consultations/:consultationId/assessments/cancel": "results.publish",
	"/admin/commitments/:commitmentId": "results.publish",
	"/admin/consultations/:consultationId/results": "results.publish",
	"/admin/consultations/:consultationId/results/preview": "results.publish",
};
