import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { cityDay, startOfCityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { deskOf } from "../policy";
import { lockMatter } from "./lock-matter.server";

/** At what hour of the city's morning a sleeping matter comes back (ms after midnight). */
const MORNING_MS = 8 * 3_600_000;

/** Puts a matter aside until the morning of a day to come; whoever writes wakes it before. Delays run on. Refuses a day gone by and a matter that does not wait for the city. */
export const snoozeMatter = (
	context: Context,
	{ reference, until }: { reference: string; until: string },
): Promise<Result<null, "not-allowed" | "not-found" | "not-from-here">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (until <= cityDay(context.now) || deskOf(matter.state) !== "city") return refuse("not-from-here");
		const snoozedUntil = new Date(startOfCityDay(until).getTime() + MORNING_MS);
		const data = { snoozedUntil, desk: "waiting" as const, version: { increment: 1 } };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		const subject = { type: "matter", id: matter.id };
		await recordEvent(context, { name: "matter.snoozed", subject, details: { until } });
		return ok(null);
	});

/** Brings back matters whose morning has come. Answers how many. Runs every minute. */
export const wakeMatters = ({ db, now }: Context): Promise<number> =>
	db.$executeRaw`
		UPDATE "Matter" SET "snoozedUntil" = NULL, version = version + 1,
			desk = CASE WHEN state IN ('new', 'open', 'reopened') THEN 'city'::"MatterDesk" ELSE desk END
		WHERE "snoozedUntil" <= ${now}`;
