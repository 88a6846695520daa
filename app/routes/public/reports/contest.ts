import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { contestClosing } from "~/domain/issue-reports/commands/contest-closing.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ number: incidentNumberSchema, text: z.string().trim().min(1).max(2000) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.join");
	const { number, text } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const { id } = orNotFound(await findIncident(context, number));
	const result = await contestClosing(context, { incidentId: id, text });
	const said = result.ok ? t("issue-reports:contest.done") : t(`issue-reports:refusals.${result.reason}`);
	return withFlash(`/reports/${number}`, { tone: result.ok ? "success" : "error", text: said });
}
