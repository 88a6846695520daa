import type { AccessLines } from "./lines";

export const directoryAccess: AccessLines = {
	"/directory": "city.read",
	"/directory/:slug": "city.read",
	"/directory/:slug/request": "services.use",
	"/directory/units/:code": "city.read",
};
