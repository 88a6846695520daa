import { findCity } from "~/domain/settings/queries.server";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { Photo } from "../kept-photos.server";

type Written = {
	incidentId: string;
	reportId: string;
	photos: Photo[];
	/** Of a testimony that is not confirmed: see `showPhotos`. */
	isHidden?: boolean;
};

/**
 * Joins stored photos to a testimony, in the caller's transaction. Where the city checks photos, those of residents and of
 * applications stay hidden until an agent has looked at them.
 */
export const writePhotos = async (
	context: Context,
	{ incidentId, reportId, photos, isHidden = false }: Written,
): Promise<void> => {
	if (photos.length === 0) return;
	const { db, now, actor } = context;
	const { checkPhotos } = await findCity(context);
	const awaiting = checkPhotos && actor.kind !== "staff";
	await db.incidentPhoto.createMany({
		data: photos.map(({ key, width, height }) => ({
			id: newId(now),
			incidentId,
			reportId,
			imageKey: key,
			width,
			height,
			hidden: awaiting || isHidden,
			awaiting: awaiting && !isHidden,
			createdAt: now,
		})),
	});
};

/** The photos of a testimony that has just been confirmed: shown, or put among those an agent looks at first. */
export const showPhotos = async (context: Context, reportId: string): Promise<void> => {
	const { checkPhotos } = await findCity(context);
	await context.db.incidentPhoto.updateMany({
		where: { reportId, hidden: true, awaiting: false },
		data: { hidden: checkPhotos, awaiting: checkPhotos },
	});
};
