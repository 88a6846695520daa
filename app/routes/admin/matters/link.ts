import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { linkMatter } from "~/domain/matters/commands/link-matter.server";
import { linkSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { about } = await readButton(args, linkSchema);
	const result = await linkMatter(context, { reference, about });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.link.done") : t(`matters:refusals.${result.reason}`),
	});
}
