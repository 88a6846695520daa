import type { AccessLines } from "./lines";

export const resultsAccess: AccessLines = {
	"/consultations/:slug/results": "city.read",
	"/consultations/:slug/results.csv": "city.read",
	"/consultations/:slug/integrity": "city.read",
	"/commitments": "city.read",
	"/commitments/:commitmentId": { get: "city.read", post: "results.confirm" },
	"/admin/consultations/:consultationId/commitments": "results.publish",
	"/admin/commitments/:commitmentId": "results.publish",
	"/admin/consultations/:consultationId/results": "results.publish",
	"/admin/consultations/:consultationId/results/preview": "results.publish",
};
