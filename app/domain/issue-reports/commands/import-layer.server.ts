import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { PointRow } from "~/lib/geo-file";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { LayerForm } from "../schema";

/**
 * Writes a layer of things, new or known by its code, and the things themselves by their numbers. Those missing from this
 * import are offered no longer; reports that name them keep them. The route asks for the «reports.map» permission.
 */
export const importLayer = (
	context: Context,
	{ code, nameFr, nameEn, categories }: LayerForm,
	rows: PointRow[],
): Promise<Result<{ count: number }, never>> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const layer = { nameFr, nameEn, categoryCodes: categories, importedAt: now };
		const { id } = await db.assetLayer.upsert({
			where: { code },
			create: { id: newId(now), code, ...layer },
			update: layer,
			select: { id: true },
		});
		await db.$executeRaw`UPDATE "Asset" SET active = false WHERE "layerId" = ${id}::uuid`;
		const ids = rows.map(() => newId(now));
		await db.$executeRaw`
			INSERT INTO "Asset" (id, "layerId", ref, label, lat, lng, active)
			SELECT a.id, ${id}::uuid, a.ref, a.label, a.lat, a.lng, true
			FROM unnest(${ids}::uuid[], ${rows.map(({ ref }) => ref)}::text[], ${rows.map(({ label }) => label)}::text[],
				${rows.map(({ lat }) => lat)}::float8[], ${rows.map(({ lng }) => lng)}::float8[]) AS a (id, ref, label, lat, lng)
			ON CONFLICT ("layerId", ref) DO UPDATE SET label = excluded.label, lat = excluded.lat, lng = excluded.lng, active = true`;
		await recordEvent(context, {
			name: "map-layer.imported",
			subject: { type: "asset-layer", id },
			details: { code, count: rows.length },
		});
		return ok({ count: rows.length });
	});
