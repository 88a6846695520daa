import { accountOf } from "~/lib/actor";
import { cityDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { findOwnHome } from "../residents/queries.server";
import { type Asker, agesOfBand, conditionsOf, unknownAsker, yearsSince } from "./conditions";

/** What the person asking said or proved of their district and age: their own facts, for their own request, kept nowhere. */
export const findAsker = async (context: Context): Promise<Asker> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return unknownAsker;
	const { areaId, birthDate, ageBand } = await findOwnHome(context, accountId);
	const years = birthDate === null ? null : yearsSince(birthDate, new Date(cityDay(context.now)));
	return { areaId, ages: years === null ? agesOfBand(ageBand ?? "") : [years, years] };
};

/** A phase as `participationRefusal` asks it: with the asker's facts where its conditions need them (no query otherwise). */
export const withAsker = async <Phase extends { conditions: unknown }>(
	context: Context,
	phase: Phase,
): Promise<Phase & { asker: Asker | null }> => {
	const asks = Object.values(conditionsOf(phase)).some(
		({ areaIds, ageFrom, ageTo }) => areaIds.length > 0 || ageFrom !== null || ageTo !== null,
	);
	return { ...phase, asker: asks ? await findAsker(context) : null };
};
