import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { confirmSupport } from "~/domain/proposals/commands/confirm-support.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ proposalId: z.uuid(), version: z.coerce.number().int().min(1) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.support");
	const { proposalId, version } = await readButton(args, schema);
	const result = await confirmSupport(context, { proposalId, version });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash(`/proposals/${proposalId}`, { tone: "error", text: refusalText(t, result.reason) });
	return withFlash(`/proposals/${proposalId}`, { tone: "success", text: t("proposals:again.confirmed") });
}
