import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findCity } from "../queries.server";
import type { City } from "../schema";

/** Changes what the city shows of itself; what is not given stays. The route asks for the «settings.change» permission. */
export const changeCity = (context: Context, changes: Partial<City>): Promise<Result<City, never>> =>
	transaction(context, async (context) => {
		const city = { ...(await findCity(context)), ...changes };
		const row = { value: city, changedAt: context.now };
		await context.db.setting.upsert({ where: { key: "city" }, create: { key: "city", ...row }, update: row });
		await recordEvent(context, {
			name: "setting.changed",
			subject: { type: "setting", id: "city" },
			details: { changed: Object.keys(changes) },
		});
		return ok(city);
	});
