import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { noteIncident } from "~/domain/issue-reports/commands/note-incident.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ number: incidentNumberSchema, text: z.string().trim().min(1).max(2000) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const { number, text } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const { id } = orNotFound(await findIncident(context, number));
	await noteIncident(context, { incidentId: id, text });
	return withFlash(`/admin/reports/${number}`, { tone: "success", text: t("issue-reports:desk.noted") });
}
