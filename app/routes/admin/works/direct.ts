import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { directIncident } from "~/domain/issue-reports/commands/direct-incident.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { directSchema } from "~/domain/works/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const asked = directSchema.extend({ number: incidentNumberSchema });
	const { number, unitCode, teamId, reason } = await readButton(args, asked);
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	await directIncident(context, {
		incidentId,
		unitCode,
		teamId,
		because: t("works:assign.byHand"),
		publicReason: reason,
	});
	return withFlash(`/admin/reports/${number}`, { tone: "success", text: t("works:assign.done") });
}
