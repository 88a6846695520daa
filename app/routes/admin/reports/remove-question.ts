import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { changeQuestions } from "~/domain/issue-reports/commands/change-questions.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { code, question } = await readButton(args, z.object({ code: z.string(), question: z.string() }));
	const result = await changeQuestions(context, { category: code, change: { kind: "remove", code: question } });
	const text = result.ok
		? t("issue-reports:questions.removed")
		: t(`issue-reports:questions.refusals.${result.reason}`);
	return withFlash(`/admin/reports/categories/${code}`, { tone: result.ok ? "success" : "error", text });
}
