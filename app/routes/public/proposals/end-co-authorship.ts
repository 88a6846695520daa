import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { endCoAuthorship } from "~/domain/proposals/commands/answer-invitation.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { coAuthorId } = await readButton(args, z.object({ coAuthorId: z.uuid() }));
	const t = await translatorFor(args.request);
	const result = await endCoAuthorship(context, { id: coAuthorId });
	if (!result.ok) return withFlash("/me", { tone: "error", text: refusalText(t, result.reason) });
	return withFlash(`/proposals/${result.value.proposalId}`, {
		tone: "success",
		text: t("proposals:coAuthors.done.ended"),
	});
}
