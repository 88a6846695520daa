import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeStatement } from "~/domain/debates/commands/remove-statement.server";
import { refusalText } from "~/domain/debates/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ statementId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { statementId } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await removeStatement(context, { statementId });
	if (!result.ok) return withFlash("/admin/consultations", { tone: "error", text: refusalText(t, result.reason) });
	const text = t("debates:opinion.desk.removed");
	return withFlash(`/admin/phases/${result.value.phaseId}/statements`, { tone: "success", text });
}
