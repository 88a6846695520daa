import { moveIncident } from "~/domain/issue-reports/commands/move-incident.server";
import type { MoveRefusal } from "~/domain/issue-reports/policy";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import type { MoveIncident } from "~/domain/issue-reports/schema";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findPromise } from "../queries/promises.server";
import type { StoredPhoto } from "./move-task.server";

type Decision = Omit<MoveIncident, "version"> & {
	incidentId: string;
	version: number | null;
	/** Photos that show it. */
	photos: StoredPhoto[];
	/** Show also those that crews and contractors sent. */
	takesTaskPhotos: boolean;
};

export type DecisionRefusal = MoveRefusal | "not-found" | "proof-needed";

/** The photos become part of what everyone reads of this step. */
const showProof = async (
	{ db, now }: Context,
	incidentId: string,
	eventId: string,
	photos: StoredPhoto[],
	fromTasks: boolean,
) => {
	await db.proofPhoto.createMany({
		data: photos.map(({ key, width, height }) => ({
			...{ id: newId(now), incidentId, eventId, imageKey: key, width, height, createdAt: now },
		})),
	});
	if (fromTasks) await db.proofPhoto.updateMany({ where: { incidentId, eventId: null }, data: { eventId } });
};

/**
 * Moves an incident as `moveIncident` does, with the photos that prove it. Refuses also to close as fixed without a photo
 * where the category asks for one.
 */
export const decideIncident = (
	context: Context,
	{ photos, takesTaskPhotos, ...move }: Decision,
): Promise<Result<{ state: IncidentState; eventId: string }, DecisionRefusal>> =>
	transaction(context, async (context) => {
		const { db } = context;
		const { incidentId, to } = move;
		const incident = await db.incident.findUnique({ where: { id: incidentId }, select: { categoryId: true } });
		if (!incident) return refuse("not-found");
		if (to === "resolved" && photos.length === 0 && (await findPromise(context, incident.categoryId)).proofNeeded) {
			const kept = takesTaskPhotos ? await db.proofPhoto.count({ where: { incidentId, eventId: null } }) : 0;
			if (kept === 0) return refuse("proof-needed");
		}
		const moved = await moveIncident(context, move);
		if (!moved.ok) return moved;
		const { eventId } = moved.value;
		await showProof(context, incidentId, eventId, photos, takesTaskPhotos && to === "resolved");
		return ok(moved.value);
	});
