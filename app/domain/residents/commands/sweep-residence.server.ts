import type { Context } from "~/server/context.server";
import { forgetDocument } from "./decide-residence-document.server";

/** Each night: letters and documents that waited too long are over, and no document outlives its decision. */
export const sweepResidence = async (context: Context): Promise<void> => {
	const { db, now } = context;
	await db.residenceProof.updateMany({
		where: { state: { in: ["waiting", "sent"] }, expiresAt: { lt: now } },
		data: { state: "expired", codeHash: null, decidedAt: now },
	});
	const left = await db.residenceProof.findMany({
		where: { fileKey: { not: null }, state: { notIn: ["waiting", "sent"] } },
		select: { id: true, fileKey: true },
		take: 500,
	});
	for (const { id, fileKey } of left) await forgetDocument(context, id, fileKey);
};
