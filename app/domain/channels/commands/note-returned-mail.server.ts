import type { Context } from "~/server/context.server";
import { noteDelivery } from "./note-delivery.server";

/** A letter we sent came back for good: its row and its delivery say so. */
export const noteReturnedMail = async (
	context: Context,
	{ id, key, why }: { id: string; key: string; why: string },
): Promise<void> => {
	await noteDelivery(context, { key, state: "failed", error: why });
	await context.db.mail.updateMany({ where: { id }, data: { state: "failed", lastError: why.slice(0, 200) } });
};
