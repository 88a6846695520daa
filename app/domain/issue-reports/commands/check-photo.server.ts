import { may } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/**
 * What an agent decides of a photo: shown to everyone, or kept hidden. Also for one that is already public. Refuses who
 * may not handle reports, and a photo that does not exist.
 */
export const checkPhoto = (
	context: Context,
	{ photoId, show }: { photoId: string; show: boolean },
): Promise<Result<{ number: number }, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (!may(context.actor, "reports.handle")) return refuse("not-allowed");
		const { db } = context;
		const photo = await db.incidentPhoto.findUnique({
			where: { id: photoId },
			select: { incident: { select: { id: true, number: true } } },
		});
		if (!photo) return refuse("not-found");
		await db.incidentPhoto.updateMany({ where: { id: photoId }, data: { hidden: !show, awaiting: false } });
		const { id, number } = photo.incident;
		await recordEvent(context, {
			name: "photo.checked",
			subject: { type: "incident", id },
			details: { photoId, show },
		});
		return ok({ number });
	});
