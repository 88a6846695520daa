import type { AccessLines } from "./lines";

export const directoryAccess: AccessLines = {
	"/directory": "city.read",
	"/directory/:slug": "city.read",
	"/directory/:slug/go": "city.read",
	"/directory/:slug/request": "services.use",
	"/directory/:slug/request/household": "services.use",
	"/directory/units/:code": "city.read",
	"/directory/people/:personId": "city.read",
	"/admin/directory": "directory.manage",
	"/admin/directory/questions/new": "directory.manage",
	"/admin/directory/questions/:questionId": "directory.manage",
	"/admin/directory/questions/:questionId/remove": "directory.manage",
	"/admin/directory/people/new": "directory.manage",
	"/admin/directory/people/:personId": "directory.manage",
	"/admin/directory/people/:personId/remove": "directory.manage",
	"/admin/directory/procedures/:slug": "directory.manage",
	"/admin/directory/procedures/:slug/prefill": "services.manage",
	"/admin/directory/units/:code": "directory.manage",
};
