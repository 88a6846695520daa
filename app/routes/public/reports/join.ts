import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { joinIncident } from "~/domain/issue-reports/commands/join-incident.server";
import { incidentNumberSchema, testimonySchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = testimonySchema.extend({ number: incidentNumberSchema });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.join");
	const input = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await joinIncident(context, input);
	const text = result.ok ? t("issue-reports:joined") : t(`issue-reports:refusals.${result.reason}`);
	return withFlash(`/reports/${input.number}`, { tone: result.ok ? "success" : "error", text });
}
