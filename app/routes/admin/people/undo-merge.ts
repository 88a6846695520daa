import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { undoMerge } from "~/domain/residents/commands/undo-merge.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ caseId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	requireRecentProof(args, context);
	const { caseId } = await readButton(args, schema);
	const result = await undoMerge(context, { caseId });
	const t = await translatorFor(args.request);
	const text = result.ok ? t("residents:duplicates.undone") : t(`residents:duplicates.refusals.${result.reason}`);
	return withFlash(`/admin/duplicates/${caseId}`, { tone: result.ok ? "success" : "error", text });
}
