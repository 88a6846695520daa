import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { movePhase } from "~/domain/consultations/commands/move-phase.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ phaseId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId } = await readButton(args, schema);
	const phase = orNotFound(await findPhase(context, phaseId));
	const result = await movePhase(context, { phaseId, move: { kind: "open" } });
	const t = await translatorFor(args.request);
	const back = `/admin/consultations/${phase.consultationId}`;
	if (result.ok) return withFlash(back, { tone: "success", text: t("consultations:admin.done.phaseOpened") });
	return withFlash(back, { tone: "error", text: t(`consultations:admin.refusals.${result.reason}`) });
}
