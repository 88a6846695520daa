import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { mergeIncidents } from "~/domain/issue-reports/commands/merge-incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ number: incidentNumberSchema, into: incidentNumberSchema });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const { number, into } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await mergeIncidents(context, { from: number, into });
	const text = result.ok ? t("issue-reports:desk.merged") : t(`issue-reports:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${result.ok ? into : number}`, { tone: result.ok ? "success" : "error", text });
}
