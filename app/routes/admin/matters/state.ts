import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { changeMatterState } from "~/domain/matters/commands/change-matter-state.server";
import { moveSchema } from "~/domain/matters/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { move } = await readButton(args, moveSchema);
	const result = await changeMatterState(context, { reference, move });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.moved") : t(`matters:refusals.${result.reason}`),
	});
}
