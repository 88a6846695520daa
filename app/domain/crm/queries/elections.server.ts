import { cityDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { type Election, electionsSchema, guardedBy } from "../rules/elections";

export const ELECTIONS_KEY = "elections";

/** The elections an administrator wrote down, in the order of their days. */
export const listElections = async ({ db }: Context): Promise<Election[]> => {
	const row = await db.setting.findUnique({ where: { key: ELECTIONS_KEY } });
	const read = electionsSchema.safeParse(row?.value ?? []);
	return read.success ? read.data.sort((a, b) => (a.pollingDay < b.pollingDay ? -1 : 1)) : [];
};

/** The election that forbids promotional campaigns now; null when none does. */
export const guardNow = async (context: Context): Promise<Election | null> =>
	guardedBy(cityDay(context.now), await listElections(context));
