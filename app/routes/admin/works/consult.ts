import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { consultHotSpot } from "~/domain/works/commands/consult-hot-spot.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ incidentId: z.uuid(), days: z.coerce.number().int().min(1).max(365) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { incidentId, days } = await readButton(args, schema);
	const result = await consultHotSpot(context, { incidentId, days, t, language: await languageOf(args.request) });
	if (!result.ok)
		return withFlash("/admin/works/hot-spots", { tone: "error", text: t(`works:refusals.${result.reason}`) });
	return withFlash(`/admin/consultations/${result.value.consultationId}`, {
		tone: "success",
		text: t("works:hot.made"),
	});
}
