import type { Actor } from "../../../app/lib/actor";
import { addDays, cityDay, startOfCityDay } from "../../../app/lib/city-day";
import type { Context } from "../../../app/server/context.server";

/** The beginning of a day of the city, counted from today. */
export const cityMidnight = (today: Date, day: number): Date =>
	startOfCityDay(addDays(cityDay(today), Math.floor(day)));

/** Somebody acts, a number of days from today (a fraction is an hour of the day). Never in the future. */
export const when = (context: Context, actor: Actor, today: Date, day: number): Context => {
	const moment = cityMidnight(today, day).getTime() + (day - Math.floor(day)) * 86_400_000;
	return { ...context, actor, now: new Date(Math.min(moment, today.getTime() - 60_000)) };
};

/** The value of a command that must not be refused while the city is built. */
export const done = <Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
	if (!result.ok) throw new Error(`The demonstration city could not be built: ${result.reason}`);
	return result.value;
};
