import type { AccessLines } from "./lines";

export const debatesAccess: AccessLines = {
	"/comments/new": "comments.post",
	"/comments/:commentId": "city.read",
	"/comments/:commentId/edit": "comments.post",
	"/comments/:commentId/withdraw": "comments.post",
	"/consultations/:slug/opinions": "city.read",
	"/consultations/:slug/opinions/add": "opinions.state",
	"/consultations/:slug/opinions/statements": "city.read",
	"/consultations/:slug/text": "city.read",
	"/passages/:passageId": "city.read",
	"/admin/phases/:phaseId/text": "consultations.manage",
	"/statements/vote": "opinions.react",
	"/admin/phases/:phaseId/statements": "consultations.manage",
	"/admin/statements/:statementId/remove": "consultations.manage",
};
