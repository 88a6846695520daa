import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { pauseIncident } from "~/domain/works/commands/pause-incident.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const schema = z.object({ number: incidentNumberSchema, reason: z.string().trim().min(5).max(300) });
	const { number, reason } = await readButton(args, schema);
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const result = await pauseIncident(context, { incidentId, reason });
	const text = result.ok ? t("works:clock.stopped") : t(`works:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${number}`, { tone: result.ok ? "success" : "error", text });
}
