import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { withdrawAmendment } from "~/domain/proposals/commands/decide-amendment.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { amendmentId: id } = await readButton(args, z.object({ amendmentId: z.uuid() }));
	const result = await withdrawAmendment(context, { id });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/consultations", { tone: "error", text: refusalText(t, result.reason) });
	const text = t("proposals:amendments.done.withdrawn");
	return withFlash(`/proposals/${result.value.proposalId}/amendments`, { tone: "success", text });
}
