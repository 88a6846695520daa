import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { routeIncident } from "~/domain/works/commands/route-incident.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { number } = await readButton(args, z.object({ number: incidentNumberSchema }));
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const decision = await routeIncident(context, { incidentId, again: true });
	const text = t(decision ? "works:assign.done" : "works:rules.none");
	return withFlash(`/admin/reports/${number}`, { tone: decision ? "success" : "error", text });
}
