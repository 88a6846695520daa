import type { AccessLines } from "./lines";

export const consultationsAccess: AccessLines = {
	"/consultations": "city.read",
	"/consultations/:slug": "city.read",
	"/admin/consultations": "consultations.manage",
	"/admin/consultations/new": "consultations.manage",
	"/admin/consultations/:consultationId": "consultations.manage",
	"/admin/consultations/:consultationId/edit": "consultations.manage",
	"/admin/consultations/:consultationId/duplicate": "consultations.manage",
	"/admin/consultations/:consultationId/publish": "consultations.manage",
	"/admin/consultations/:consultationId/review": "consultations.manage",
	"/admin/consultations/:consultationId/annul": "consultations.manage",
	"/admin/consultations/:consultationId/phases/new": "consultations.manage",
	"/admin/phases/:phaseId": "consultations.manage",
	"/admin/phases/:phaseId/conditions": "consultations.manage",
	"/admin/phases/:phaseId/remove": "consultations.manage",
	"/admin/phases/:phaseId/open": "consultations.manage",
	"/admin/phases/:phaseId/close": "consultations.manage",
	"/admin/phases/:phaseId/extend": "consultations.manage",
	"/admin/phases/:phaseId/suspend": "consultations.manage",
	"/admin/phases/:phaseId/resume": "consultations.manage",
	"/admin/phases/:phaseId/annul": "consultations.manage",
};
