import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { incidentStates } from "~/domain/issue-reports/rules/states";
import { idsSchema } from "~/domain/issue-reports/schema";
import { actOnMany } from "~/domain/works/commands/act-on-many.server";
import { manyDone } from "~/domain/works/many-done.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

const schema = z.object({ to: z.enum(incidentStates), publicText: z.string().trim().max(2000).default("") });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const form = await args.request.formData();
	const ids = idsSchema.safeParse(form.getAll("ids"));
	const read = schema.safeParse(Object.fromEntries(form));
	if (!ids.success) return withFlash("/admin/reports", { tone: "error", text: t("issue-reports:desk.noneSelected") });
	if (!read.success) return withFlash("/admin/reports", { tone: "error", text: t("works:bulk.choose") });
	const done = await actOnMany(context, ids.data, { kind: "move", ...read.data });
	return withFlash("/admin/reports", manyDone(t, done));
}
