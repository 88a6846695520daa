import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { bboxOf, type Shape } from "~/lib/geo";
import type { ShapeRow } from "~/lib/geo-file";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Replaces the towns around the city. The route asks for the «reports.map» permission. */
export const importTowns = (context: Context, rows: ShapeRow[]): Promise<Result<{ count: number }, never>> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		await db.neighbourTown.deleteMany();
		await db.neighbourTown.createMany({
			data: rows.map(({ code, name, url, shape }) => ({
				id: newId(now),
				code,
				name,
				url,
				geometry: shape as object,
				...bboxOf(shape as Shape),
			})),
		});
		await recordEvent(context, {
			name: "map-layer.imported",
			subject: { type: "towns", id: "around" },
			details: { count: rows.length },
		});
		return ok({ count: rows.length });
	});
