import type { AccessLines } from "./lines";

export const mapAccess: AccessLines = {
	"/admin/map": "reports.map",
	"/admin/map/towns": "reports.map",
	"/places/search": "city.read",
	"/map/ground.json": "city.read",
	"/map/plan.svg": "city.read",
	"/places/reverse": "city.read",
};
