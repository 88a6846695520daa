import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { invitationOf } from "~/domain/proposals/co-author-links.server";
import { acceptInvitation } from "~/domain/proposals/commands/answer-invitation.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const id = orNotFound(invitationOf(args.params.token ?? ""));
	const result = await acceptInvitation(context, { id });
	if (!result.ok) return withFlash("/consultations", { tone: "error", text: refusalText(t, result.reason) });
	const text = t("proposals:coAuthors.done.accepted");
	return withFlash(`/proposals/${result.value.proposalId}`, { tone: "success", text });
}
