import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { publishPlan } from "~/domain/works/commands/publish-plan.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { version } = await readButton(args, z.object({ version: z.coerce.number().int() }));
	const result = await publishPlan(context, { version });
	const text = result.ok ? t("works:rules.published") : t(`works:refusals.${result.reason}`);
	return withFlash("/admin/reports/rules", { tone: result.ok ? "success" : "error", text });
}
