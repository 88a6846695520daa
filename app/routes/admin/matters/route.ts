import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { routeMatter } from "~/domain/matters/commands/route-matter.server";
import { routeSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { topic, reason } = await readButton(args, routeSchema);
	const result = await routeMatter(context, { reference, topic, reason });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.route.done") : t(`matters:refusals.${result.reason}`),
	});
}
