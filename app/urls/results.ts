import { route } from "@remix-run/route-config";

/** URLs: results, commitments and the integrity of a consultation. */
export const resultsUrls = [
	route("consultations/:slug/results", "routes/public/results/results.tsx"),
	route("consultations/:slug/results.csv", "routes/public/results/results-csv.ts"),
	route("consultations/:slug/integrity", "routes/public/results/integrity.tsx"),
	route("commitments", "routes/public/results/commitments.tsx"),
	route("commitments/:commitmentId", "routes/public/results/commitment.tsx"),
	route("admin/consultations/:consultationId/commitments", "routes/admin/results/commitments.tsx"),
	route("admin/assessments", "routes/admin/assessments/own.tsx"),
	route("admin/assessments/:proposalId", "routes/admin/assessments/file.tsx"),
	route("admin/assessments/:proposalId/reopen", "routes/admin/assessments/reopen.tsx"),
	route("admin/consultations/:consultationId/assessments", "routes/admin/assessments/desk.tsx"),
	route("admin/consultations/:consultationId/assessments/assign", "routes/admin/assessments/assign.tsx"),
	route("admin/consultations/:consultationId/assessments/publish", "routes/admin/assessments/publish.tsx"),
	route("admin/consultations/:consultationId/assessments/cancel", "routes/admin/assessments/cancel.ts"),
	route("admin/commitments/:commitmentId", "routes/admin/results/commitment.tsx"),
	route("admin/consultations/:consultationId/results", "routes/admin/results/results-desk.tsx"),
	route("admin/consultations/:consultationId/results/preview", "routes/admin/results/preview.tsx"),
];
