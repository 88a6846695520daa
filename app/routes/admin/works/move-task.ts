import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { moveTask } from "~/domain/works/commands/move-task.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const schema = z.object({
		number: incidentNumberSchema,
		taskId: z.uuid(),
		to: z.enum(["started", "done", "cancelled"]),
	});
	const { number, taskId, to } = await readButton(args, schema);
	orNotFound(await findIncident(context, number));
	const result = await moveTask(context, { taskId, to, note: "", photos: [] });
	const text = result.ok ? t("works:settings.saved") : t(`works:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${number}`, { tone: result.ok ? "success" : "error", text });
}
