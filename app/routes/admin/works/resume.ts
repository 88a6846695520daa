import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { resumeIncident } from "~/domain/works/commands/resume-incident.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { number } = await readButton(args, z.object({ number: incidentNumberSchema }));
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const result = await resumeIncident(context, { incidentId });
	const text = result.ok
		? t("works:clock.resumed", { count: result.value.workingDays })
		: t(`works:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${number}`, { tone: result.ok ? "success" : "error", text });
}
