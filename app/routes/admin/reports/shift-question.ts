import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { changeQuestions } from "~/domain/issue-reports/commands/change-questions.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ code: z.string(), question: z.string(), step: z.enum(["-1", "1"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { code, question, step } = await readButton(args, schema);
	const change = { kind: "shift", code: question, step: step === "1" ? 1 : -1 } as const;
	const result = await changeQuestions(context, { category: code, change });
	const text = result.ok ? t("issue-reports:categories.moved") : t(`issue-reports:questions.refusals.${result.reason}`);
	return withFlash(`/admin/reports/categories/${code}`, { tone: result.ok ? "success" : "error", text });
}
