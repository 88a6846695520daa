import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** One's own alerts, oldest first. */
export const listAlerts = ({ db, actor }: Context) => {
	const accountId = accountOf(actor);
	return accountId ? db.reportAlert.findMany({ where: { accountId }, orderBy: { id: "asc" } }) : [];
};

export type AlertRow = Awaited<ReturnType<typeof listAlerts>>[number];

/** The search of the public list that shows what an alert watches. */
export const searchOf = ({ lat, lng, radius, street, areaId, category }: AlertRow): string => {
	const search = new URLSearchParams();
	if (lat !== null && lng !== null) search.set("near", `${lat.toFixed(5)},${lng.toFixed(5)},${radius ?? 300}`);
	if (street) search.set("street", street);
	if (areaId) search.set("area", areaId);
	if (category) search.set("category", category);
	return `/reports?${search}`;
};
