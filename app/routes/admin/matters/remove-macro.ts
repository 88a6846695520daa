import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeMacro } from "~/domain/matters/commands/save-macro.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const { macroId } = await readButton(args, z.object({ macroId: z.uuid() }));
	const t = await translatorFor(args.request);
	const { ok } = await removeMacro(context, macroId);
	return withFlash("/admin/macros", {
		tone: ok ? "success" : "error",
		text: ok ? t("matters:macros.removed") : t("matters:refusals.not-allowed"),
	});
}
