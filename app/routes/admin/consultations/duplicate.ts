import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { duplicateConsultation } from "~/domain/consultations/commands/duplicate-consultation.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { consultationId } = await readButton(args, z.object({ consultationId: z.uuid() }));
	const t = await translatorFor(args.request);
	const titleOf = (title: string) => t("consultations:admin.copyOf", { title });
	const result = await duplicateConsultation(context, { consultationId, titleOf });
	const { id } = orNotFound(result.ok ? result.value : null);
	return withFlash(`/admin/consultations/${id}`, { tone: "success", text: t("consultations:admin.done.duplicated") });
}
