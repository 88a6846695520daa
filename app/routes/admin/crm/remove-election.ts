import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeElection } from "~/domain/crm/commands/save-elections.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "elections.set");
	const input = await readButton(args, z.object({ name: z.string().max(80) }));
	const t = await translatorFor(args.request);
	await removeElection(context, input);
	return withFlash("/admin/elections", { tone: "success", text: t("crm:elections.removed") });
}
