import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { removeQuestion } from "~/domain/directory/commands/remove-question.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "directory.manage");
	const { questionId } = args.params;
	await removeQuestion(context, orNotFound(isId(questionId) ? questionId : null));
	const t = await translatorFor(args.request);
	return withFlash("/admin/directory", { tone: "success", text: t("directory:admin.removed") });
}
