import { bboxAround } from "~/lib/geo";
import type { Context } from "~/server/context.server";

/** Metres around the place within which things are offered, and how many at most. */
const AROUND = { metres: 120, most: 12 };

export type NearAsset = {
	id: string;
	ref: string;
	label: string;
	lat: number;
	lng: number;
	metres: number;
	nameFr: string;
	nameEn: string;
	/** The number of an open report that names it already; null without one. */
	reported: number | null;
};

/** The lamps, bins… near a place that a category is about, nearest first; none where the category is about no layer. */
export const listAssetsNear = (
	{ db }: Context,
	{ lat, lng, categoryId }: { lat: number; lng: number; categoryId: string },
): Promise<NearAsset[]> => {
	const { west, south, east, north } = bboxAround({ lat, lng }, AROUND.metres);
	return db.$queryRaw`
		SELECT a.id, a.ref, a.label, a.lat, a.lng, l."nameFr", l."nameEn",
			111195 * sqrt((a.lat - ${lat}) ^ 2 + ((a.lng - ${lng}) * cos(radians(${lat}))) ^ 2) AS metres,
			(SELECT max(i.number) FROM "Incident" i WHERE i."assetId" = a.id
				AND i.state NOT IN ('unverified', 'hidden', 'duplicate', 'resolved', 'rejected')) AS reported
		FROM "Asset" a JOIN "AssetLayer" l ON l.id = a."layerId"
		WHERE a.active AND a.lat BETWEEN ${south} AND ${north} AND a.lng BETWEEN ${west} AND ${east}
			AND (SELECT c.code FROM "ReportCategory" c WHERE c.id = ${categoryId}::uuid) = ANY(l."categoryCodes")
		ORDER BY metres LIMIT ${AROUND.most}`;
};

/** Whether a thing exists and is of a kind this category is about. */
export const isAssetOf = async ({ db }: Context, assetId: string, categoryId: string): Promise<boolean> => {
	const category = await db.reportCategory.findUnique({ where: { id: categoryId }, select: { code: true } });
	if (!category) return false;
	const found = await db.asset.count({
		where: { id: assetId, active: true, layer: { categoryCodes: { has: category.code } } },
	});
	return found === 1;
};

/** The layers an administrator has imported, with how many things each holds. */
export const listLayers = async ({ db }: Context) => {
	const layers = await db.assetLayer.findMany({
		orderBy: { nameFr: "asc" },
		include: { _count: { select: { assets: { where: { active: true } } } } },
	});
	return layers.map(({ _count, ...layer }) => ({ ...layer, count: _count.assets }));
};
