import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { cancelPublication } from "~/domain/results/commands/publish-results.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ consultationId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = await readButton(args, schema);
	await cancelPublication(context, { consultationId });
	const t = await translatorFor(args.request);
	const text = t("results:assessment.done.cancelled");
	return withFlash(`/admin/consultations/${consultationId}/results`, { tone: "success", text });
}
