import { openNow } from "~/domain/consultations/queries.server";
import { type FoundPlace, findAreaAt } from "~/domain/directory/queries/geography.server";
import { countIncidents, listNear } from "~/domain/issue-reports/queries/incidents.server";
import { listMattersWaitingFor } from "~/domain/matters/queries/mine.server";
import { listLatestResults } from "~/domain/results/queries.server";
import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { listHomeNews } from "./campaigns.server";

/** How far «around me» goes, in metres, and what «lately» is, in days. */
const AROUND = 600;
const LATELY = 30;

const nearOf = async (context: Context, place: FoundPlace | null) => {
	if (!place) return null;
	const [area, incidents] = await Promise.all([
		findAreaAt(context, place),
		listNear(context, { ...place, metres: AROUND }),
	]);
	return { label: place.label, area, incidents: incidents.slice(0, 3) };
};

/** What the home page says to this visitor: what is open, what happens around the place they named, what was decided, what waits, what is said to their groups. */
export const homeOf = async (context: Context, place: FoundPlace | null) => {
	const accountId = accountOf(context.actor);
	const since = new Date(context.now.getTime() - LATELY * 86_400_000);
	const [open, near, decided, figures, waiting, news] = await Promise.all([
		openNow(context, 9),
		nearOf(context, place),
		listLatestResults(context),
		countIncidents(context, since),
		accountId ? listMattersWaitingFor(context, accountId) : [],
		accountId ? listHomeNews(context, accountId) : [],
	]);
	// What is already answered is shown below, with what was decided.
	const asked = open.filter(({ id }) => !decided.some((one) => one.id === id)).slice(0, 6);
	const areaId = near?.area?.id;
	// What concerns the visitor's own district comes first.
	const concerned = areaId
		? [...asked].sort((a, b) => Number(b.areaIds.includes(areaId)) - Number(a.areaIds.includes(areaId)))
		: asked;
	return { open: concerned, near, decided, figures, waiting, news };
};
