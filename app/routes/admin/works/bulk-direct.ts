import type { ActionFunctionArgs } from "@remix-run/node";

import { contextFor } from "~/domain/accounts/context.server";
import { idsSchema } from "~/domain/issue-reports/schema";
import { actOnMany } from "~/domain/works/commands/act-on-many.server";
import { manyDone } from "~/domain/works/many-done.server";
import { directSchema } from "~/domain/works/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const form = await args.request.formData();
	const ids = idsSchema.safeParse(form.getAll("ids"));
	const read = directSchema.safeParse(Object.fromEntries(form));
	if (!ids.success) return withFlash("/admin/reports", { tone: "error", text: t("issue-reports:desk.noneSelected") });
	if (!read.success) return withFlash("/admin/reports", { tone: "error", text: t("works:bulk.choose") });
	const done = await actOnMany(context, ids.data, { kind: "direct", ...read.data, because: t("works:assign.byHand") });
	return withFlash("/admin/reports", manyDone(t, done));
}
