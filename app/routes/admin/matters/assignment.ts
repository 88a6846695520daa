import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { assignMatter } from "~/domain/matters/commands/assign-matter.server";
import { assignSchema } from "~/domain/matters/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { assigneeId } = await readButton(args, assignSchema);
	const result = await assignMatter(context, { reference, assigneeId: assigneeId || null });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.assigned") : t(`matters:refusals.${result.reason}`),
	});
}
