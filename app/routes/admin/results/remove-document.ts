import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeDocument } from "~/domain/results/commands/change-documents.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ consultationId: z.uuid(), documentId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId, documentId } = await readButton(args, schema);
	await removeDocument(context, { consultationId, documentId });
	const t = await translatorFor(args.request);
	const to = `/admin/consultations/${consultationId}/results/documents`;
	return withFlash(to, { tone: "success", text: t("results:documents.removed") });
}
