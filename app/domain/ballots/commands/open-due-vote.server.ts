import type { Context } from "~/server/context.server";
import { settingsOf } from "../../consultations/methods";
import { listCandidates } from "../queries/candidates.server";
import { openVote } from "./open-vote.server";

/**
 * When a vote phase opens and nobody chose what is put to the vote: every published proposal with enough supports is,
 * under the phase's own settings. Does nothing for other phases, or if the vote is already prepared. Safe to repeat.
 */
export const openDueVote = async (context: Context, { phaseId }: { phaseId: string }): Promise<void> => {
	const phase = await context.db.phase.findUnique({
		where: { id: phaseId },
		select: { method: true, settings: true, consultationId: true },
	});
	if (phase?.method !== "vote") return;
	if (await context.db.vote.findUnique({ where: { phaseId }, select: { id: true } })) return;
	const { choices, minSupports } = settingsOf("vote", phase.settings);
	const candidates = await listCandidates(context, { consultationId: phase.consultationId });
	const proposals = candidates.filter(({ supports }) => supports >= minSupports).map(({ id }) => id);
	const limit = Math.max(1, Math.min(choices, proposals.length));
	await openVote(context, { phaseId, proposals, plain: [], limit, tie: "equal", earlyClose: false });
};
