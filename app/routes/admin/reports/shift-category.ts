import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { shiftCategory } from "~/domain/issue-reports/commands/shift-category.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { code, step } = await readButton(args, z.object({ code: z.string(), step: z.enum(["-1", "1"]) }));
	orNotFound((await shiftCategory(context, { code, step: step === "1" ? 1 : -1 })) || null);
	return withFlash("/admin/reports/categories", { tone: "success", text: t("issue-reports:categories.moved") });
}
