import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removePhase } from "~/domain/consultations/commands/remove-phase.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { versionSchema } from "~/domain/consultations/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = versionSchema.extend({ phaseId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const input = await readButton(args, schema);
	const phase = orNotFound(await findPhase(context, input.phaseId));
	const result = await removePhase(context, input);
	const t = await translatorFor(args.request);
	const back = `/admin/consultations/${phase.consultationId}`;
	if (result.ok) return withFlash(back, { tone: "success", text: t("consultations:admin.done.phaseRemoved") });
	return withFlash(back, { tone: "error", text: t(`consultations:admin.refusals.${result.reason}`) });
}
