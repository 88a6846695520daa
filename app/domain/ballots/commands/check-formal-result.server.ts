import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { checkApart } from "../belenios/check-apart.server";
import { isOurs } from "../belenios/exchange";

/**
 * Checks every proof of an imported election and writes what was found: what holds is public from then on; what does not
 * leaves the place free for another archive, with the reason kept for staff. Safe to kill and to repeat.
 */
export const checkFormalResult = async (context: Context, { phaseId }: { phaseId: string }): Promise<void> => {
	const waiting = { phaseId, importedAt: { not: null }, verdict: { equals: Prisma.DbNull } };
	const election = await context.db.formalElection.findFirst({ where: waiting });
	if (!election?.archive) return;
	const found = await checkApart(election.archive);
	const isOther = found.ok && !isOurs(election, found.election.questions);
	const verdict = isOther ? { ok: false as const, fault: "other-question", about: "" } : found;
	await transaction(context, async (context) => {
		const written = await context.db.formalElection.updateMany({
			where: waiting,
			data: { verdict, ...(verdict.ok ? {} : { archive: null, importedAt: null }) },
		});
		const name = verdict.ok ? "formal-result.checked" : "formal-result.refused";
		if (written.count) await recordEvent(context, { name, subject: { type: "phase", id: phaseId } });
	});
};
