import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { retireQuestion } from "~/domain/proposals/commands/change-questions.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { questionId } = await readButton(args, z.object({ questionId: z.uuid() }));
	const result = await retireQuestion(context, { questionId });
	const { phaseId } = orNotFound(result.ok ? result.value : null);
	const t = await translatorFor(args.request);
	return withFlash(`/admin/phases/${phaseId}/questions`, { tone: "success", text: t("proposals:questions.retired") });
}
