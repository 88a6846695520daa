import type { Context } from "~/server/context.server";
import { listPeopleOf } from "./queries/people.server";
import { findProcedure } from "./queries/procedures.server";
import { cityClock, openingAt } from "./rules";

/** A procedure named as the right one: its service with whether it is open now, and the agent there who knows it. Null when it is gone. */
export const rightProcedure = async (context: Context, slug: string) => {
	const found = await findProcedure(context, slug);
	if (!found) return null;
	const { unit, title, summary, delay, onlineUrl } = found;
	const [person = null] = await listPeopleOf(context, unit.code);
	const opening = openingAt(unit.hours, cityClock(context.now));
	return { slug, title, summary, delay, onlineUrl, unit: { ...unit, opening }, person };
};
