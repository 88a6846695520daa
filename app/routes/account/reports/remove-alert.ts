import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeAlert } from "~/domain/issue-reports/commands/save-alert.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ alertId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.watch");
	const { alertId } = await readButton(args, schema);
	await removeAlert(context, { id: alertId, accountId: accountOf(context.actor) ?? "" });
	const t = await translatorFor(args.request);
	return withFlash("/me/alerts", { tone: "success", text: t("issue-reports:alerts.stopped") });
}
