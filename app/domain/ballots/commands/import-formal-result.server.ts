import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { addJob } from "~/server/queue.server";
import { managementRefusal } from "../../consultations/policy";
import { type ArchiveFault, readArchive } from "../belenios/archive";

export type ImportRefusal = "not-allowed" | "absent" | "result-imported" | "result-checking" | ArchiveFault;

/**
 * Takes the archive (`.bel`) of the election held with Belenios: its files and their chain are checked at once, its proofs
 * by a job (`check-formal-result`). Nothing of it is shown before. Refuses while another is being checked, and once one holds.
 */
export const importFormalResult = async (
	context: Context,
	{ phaseId, archive }: { phaseId: string; archive: Uint8Array<ArrayBuffer> },
): Promise<Result<null, ImportRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	const read = readArchive(archive);
	if ("fault" in read) return refuse(read.fault);
	return transaction(context, async (context) => {
		const { db, now } = context;
		await db.$queryRaw`SELECT 1 FROM "FormalElection" WHERE "phaseId" = ${phaseId}::uuid FOR UPDATE`;
		const known = await db.formalElection.findUnique({
			where: { phaseId },
			select: { importedAt: true, verdict: true },
		});
		if (!known) return refuse("absent");
		if (known.importedAt && known.verdict === null) return refuse("result-checking");
		if (known.importedAt) return refuse("result-imported");
		await db.formalElection.updateMany({
			where: { phaseId },
			data: { archive, importedAt: now, verdict: Prisma.DbNull },
		});
		await recordEvent(context, { name: "formal-result.received", subject: { type: "phase", id: phaseId } });
		await addJob(context, "check-formal-result", { phaseId });
		return ok(null);
	});
};
