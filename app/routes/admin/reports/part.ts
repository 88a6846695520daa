import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { partIncident } from "~/domain/issue-reports/commands/part-incident.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const { number } = await readButton(args, z.object({ number: incidentNumberSchema }));
	const t = await translatorFor(args.request);
	const { id } = orNotFound(await findIncident(context, number));
	const result = await partIncident(context, { incidentId: id });
	const text = result.ok ? t("issue-reports:desk.parted") : t(`issue-reports:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${number}`, { tone: result.ok ? "success" : "error", text });
}
