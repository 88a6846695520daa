import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { snoozeMatter } from "~/domain/matters/commands/snooze-matter.server";
import { snoozeSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { until } = await readButton(args, snoozeSchema);
	const result = await snoozeMatter(context, { reference, until });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.snooze.done") : t(`matters:refusals.${result.reason}`),
	});
}
