import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { takeIncidents } from "~/domain/issue-reports/commands/take-incidents.server";
import { idsSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

/** Takes the incidents ticked in the queue. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const ids = idsSchema.safeParse((await args.request.formData()).getAll("ids"));
	if (!ids.success) return withFlash("/admin/reports", { tone: "error", text: t("issue-reports:desk.noneSelected") });
	const { taken } = await takeIncidents(context, ids.data);
	return withFlash("/admin/reports?who=me", { tone: "success", text: t("issue-reports:desk.taken", { count: taken }) });
}
