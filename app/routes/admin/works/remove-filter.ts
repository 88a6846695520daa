import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeFilter } from "~/domain/works/commands/remove-filter.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { filterId } = await readButton(args, z.object({ filterId: z.uuid() }));
	await removeFilter(context, { filterId });
	return withFlash("/admin/reports", { tone: "success", text: t("works:filters.removed") });
}
