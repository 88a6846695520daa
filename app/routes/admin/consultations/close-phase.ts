import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { movePhase } from "~/domain/consultations/commands/move-phase.server";
import { methodOf } from "~/domain/consultations/methods";
import { findPhase } from "~/domain/consultations/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ phaseId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId } = await readButton(args, schema);
	const phase = orNotFound(await findPhase(context, phaseId));
	// A vote closes on its own desk, where its rules allow it.
	if (methodOf(phase).capabilities.holdsVote) return redirect(`/admin/phases/${phaseId}/vote`);
	const result = await movePhase(context, { phaseId, move: { kind: "close" } });
	const t = await translatorFor(args.request);
	const back = `/admin/consultations/${phase.consultationId}`;
	if (result.ok) return withFlash(back, { tone: "success", text: t("consultations:admin.done.phaseClosed") });
	return withFlash(back, { tone: "error", text: t(`consultations:admin.refusals.${result.reason}`) });
}
