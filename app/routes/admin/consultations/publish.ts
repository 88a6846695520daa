import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { publishConsultation } from "~/domain/consultations/commands/publish-consultation.server";
import { versionSchema } from "~/domain/consultations/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = versionSchema.extend({ consultationId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const input = await readButton(args, schema);
	const result = await publishConsultation(context, input);
	const t = await translatorFor(args.request);
	const back = `/admin/consultations/${input.consultationId}`;
	if (result.ok) return withFlash(back, { tone: "success", text: t("consultations:admin.done.published") });
	return withFlash(back, { tone: "error", text: t(`consultations:admin.refusals.${result.reason}`) });
}
