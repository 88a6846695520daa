import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { changeDraft } from "~/domain/works/commands/change-draft.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	await readButton(args, z.object({}));
	await changeDraft(context, { kind: "discard" });
	return withFlash("/admin/reports/rules", { tone: "success", text: t("works:rules.discarded") });
}
