import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { escalateMatter } from "~/domain/matters/commands/escalate-matter.server";
import { escalateSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const input = await readButton(args, escalateSchema);
	const result = await escalateMatter(context, { ...input, reference });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.escalate.done") : t(`matters:refusals.${result.reason}`),
	});
}
