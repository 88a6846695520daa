import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { saveFilter } from "~/domain/works/commands/save-filter.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({
	name: z.string().trim().min(1).max(60),
	query: z.string().max(1000),
	shared: z.literal("on").optional(),
});

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { name, query, shared } = await readButton(args, schema);
	const result = await saveFilter(context, { name, query, shared: shared === "on" });
	const text = result.ok ? t("works:settings.saved") : t(`works:refusals.${result.reason}`);
	return withFlash(`/admin/reports?${new URLSearchParams(query)}`, { tone: result.ok ? "success" : "error", text });
}
