import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { changeSurvey } from "~/domain/surveys/commands/change-survey.server";
import { refusalText } from "~/domain/surveys/refusals";
import { surveyButtonSchema } from "~/domain/surveys/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId, version, kind, id } = await readButton(args, surveyButtonSchema);
	const change = { kind, id: kind === "add-page" ? `p${crypto.randomUUID().slice(0, 8)}` : id };
	const result = await changeSurvey(context, { phaseId, version, change });
	const t = await translatorFor(args.request);
	const to = `/admin/phases/${phaseId}/survey`;
	if (!result.ok) return withFlash(to, { tone: "error", text: refusalText(t, result.reason) });
	return withFlash(to, { tone: "success", text: t("surveys:desk.saved") });
}
