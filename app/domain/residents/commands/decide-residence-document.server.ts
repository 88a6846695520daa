import { grantResidence } from "~/domain/accounts/commands/grant-residence.server";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { storage } from "~/server/storage.server";
import type { DocumentDecision } from "../schema";

/**
 * An agent has looked at a document and says whether it shows that the person lives there; the document is deleted with the
 * decision, whatever it is. Never one's own home; two agents at once decide once.
 */
export const decideResidenceDocument = async (
	context: Context,
	{ proofId, accepted, seen, reason }: DocumentDecision & { proofId: string },
): Promise<Result<null, "not-allowed" | "not-found" | "own-home">> => {
	const decided = await transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "residence.check")) return refuse("not-allowed");
		const waiting = { id: proofId, method: "document", state: "waiting" as const };
		const proof = await db.residenceProof.findFirst({ where: waiting, select: { accountId: true, fileKey: true } });
		if (!proof) return refuse("not-found");
		if (proof.accountId === accountOf(actor)) return refuse("own-home");
		const isAccepted = accepted === "yes";
		const { count } = await db.residenceProof.updateMany({
			where: waiting,
			data: {
				...{ state: isAccepted ? "accepted" : "refused", decidedAt: now, decidedBy: accountOf(actor) },
				...{ seen, reason: isAccepted ? null : reason || null },
			},
		});
		if (count === 0) return refuse("not-found");
		if (isAccepted) await grantResidence(context, { accountId: proof.accountId, method: "document" });
		const subject = { type: "account", id: proof.accountId };
		const details = { method: "document", accepted: isAccepted };
		await recordEvent(context, { name: "residence.decided", subject, details });
		return ok(proof.fileKey);
	});
	if (!decided.ok) return decided;
	await forgetDocument(context, proofId, decided.value);
	return ok(null);
};

/** Deletes the file, then the trace of where it was: a deletion cut short is finished at night. */
export const forgetDocument = async ({ db }: Context, proofId: string, fileKey: string | null): Promise<void> => {
	if (!fileKey) return;
	await storage().remove(fileKey);
	await db.residenceProof.updateMany({ where: { id: proofId }, data: { fileKey: null } });
};
