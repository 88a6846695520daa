import { type Context, transaction } from "~/server/context.server";
import { removeImage } from "~/server/images.server";
import { CONFIRM_DAYS } from "./confirm-report.server";

/**
 * Reports and testimonies whose link nobody followed in time: who wrote them, their words, answers and photos are erased; an
 * empty row that nobody sees keeps the number from being given again. Safe to repeat. Answers how many.
 */
export const sweepUnconfirmed = async (context: Context): Promise<number> => {
	const before = new Date(context.now.getTime() - CONFIRM_DAYS * 86_400_000);
	const { count, keys } = await transaction(context, async ({ db }) => {
		const swept = await db.report.updateManyAndReturn({
			where: { verifiedAt: null, confirmHash: { not: null }, createdAt: { lte: before } },
			data: { email: null, text: "", answers: {}, confirmHash: null },
			select: { id: true, incidentId: true },
		});
		const photos = { reportId: { in: swept.map(({ id }) => id) } };
		const found = await db.incidentPhoto.findMany({ where: photos, select: { imageKey: true } });
		await db.incidentPhoto.deleteMany({ where: photos });
		const ids = swept.map(({ incidentId }) => incidentId);
		await db.incident.updateMany({
			where: { id: { in: ids }, state: "unverified" },
			data: { text: "", address: "" },
		});
		return { count: swept.length, keys: found.map(({ imageKey }) => imageKey) };
	});
	for (const key of keys) await removeImage(key);
	return count;
};
