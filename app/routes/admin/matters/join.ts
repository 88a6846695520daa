import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { joinMatters } from "~/domain/matters/commands/join-matters.server";
import { referencesIn } from "~/domain/matters/rules/reference";
import { joinSchema } from "~/domain/matters/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { other } = await readButton(args, joinSchema);
	const result = await joinMatters(context, { kept: reference, absorbed: referencesIn(other)[0] ?? "" });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.joined") : t(`matters:refusals.${result.reason}`),
	});
}
